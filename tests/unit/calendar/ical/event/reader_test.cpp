#include "calendar/ical/event/reader.hpp"

#include <catch2/catch.hpp>
#include <string>

#include "calendar/ical/event/writer.hpp"
#include "tests/unit/calendar/ical/sample.hpp"

using namespace plenary;
using namespace plenary::calendar;

namespace {

/// A calendar of one event with these lines.
std::string event(const std::string& lines) {
  return "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\nBEGIN:VEVENT\nUID:a\n" + lines + "END:VEVENT\nEND:VCALENDAR\n";
}

}  // namespace

TEST_CASE("what is written is read back equal", "[ical][reader]") {
  Calendar calendar = ical::sample::calendar();
  const auto read = ical::read(ical::write(calendar).value());
  REQUIRE(read);
  CHECK(read->problems.empty());
  std::swap(calendar.events.at(0), calendar.events.at(1));  // printed by start
  CHECK(read->calendar == calendar);
}

TEST_CASE("LF line ends, tab folds, lower case names and a byte order mark are read", "[ical][reader]") {
  const auto read = ical::read(
      "\xEF\xBB\xBF"
      "begin:vcalendar\nbegin:vevent\nuid:a\ndtstart;tzid=Africa/Dakar:20200916T1\n"
      "\t20000\nDURATION:PT90M\nSUMMARY:Hel\n lo\nend:vevent\nend:vcalendar");
  REQUIRE(read);
  CHECK(read->problems.empty());
  REQUIRE(read->calendar.events.size() == 1);
  CHECK(read->calendar.events[0].summary == "Hello");
  CHECK(std::get<TimedSpan>(read->calendar.events[0].when) == TimedSpan{ical::sample::at(2020, 9, 16, 12),
                                                                        ical::sample::at(2020, 9, 16, 13, 30),
                                                                        ical::sample::zone("Africa/Dakar")});
}

TEST_CASE("a date without end is one day, a UTC time stands in Etc/UTC", "[ical][reader]") {
  const auto day = ical::read(event("DTSTART;VALUE=DATE:20200916\n"));
  REQUIRE(day);
  CHECK(std::get<DateSpan>(day->calendar.events.at(0).when) == DateSpan{year{2020} / 9 / 16, year{2020} / 9 / 16});

  const auto utc = ical::read(event("DTSTART:20200916T120000Z\nDTEND:20200916T130000Z\n"));
  REQUIRE(utc);
  CHECK(std::get<TimedSpan>(utc->calendar.events.at(0).when).zone == Zone::utc());
}

TEST_CASE("an end in another zone is told in the zone of the start", "[ical][reader]") {
  const auto read =
      ical::read(event("DTSTART;TZID=Europe/Brussels:20200916T140000\nDTEND;TZID=Africa/Abidjan:20200916T130000\n"));
  REQUIRE(read);
  CHECK(std::get<TimedSpan>(read->calendar.events.at(0).when).end == ical::sample::at(2020, 9, 16, 15));
}

TEST_CASE("what cannot be read is told by line, and the rest is read", "[ical][reader]") {
  struct Case {
    std::string lines;  // from line 6 on
    std::string where;
    std::string message;
    std::size_t events;
  };
  const std::vector<Case> cases{
      {"SUMMARY:no start\n", "line 4", "the event has no DTSTART", 0},
      {"DTSTART:20200916T140000\n", "line 6", "DTSTART is a floating time: nobody can say when it is", 0},
      {"DTSTART;TZID=Europe/Bruxelles:20200916T140000\n", "line 6", "", 0},
      {"DTSTART:20200931T140000Z\n", "line 6", "DTSTART is no date or time", 0},
      {"DTSTART:20200916T140000Z\nDTEND;VALUE=DATE:20200917\n", "line 7",
       "DTEND and DTSTART are not both dates or both times", 0},
      {"DTSTART:20200916T140000Z\n", "line 6", "the event ends before or when it starts", 0},
      {"DTSTART:20200916T140000Z\nDURATION:1 hour\n", "line 7", "this is no duration", 0},
      {"DTSTART;VALUE=DATE:20200916\nGEO:north\n", "line 7", "GEO is no pair of numbers", 1},
      {"DTSTART;VALUE=DATE:20200916\nSTATUS:MAYBE\n", "line 7", "unknown STATUS", 1},
      {"DTSTART;VALUE=DATE:20200916\nSEQUENCE:two\n", "line 7", "SEQUENCE is no number", 1},
      {"DTSTART;VALUE=DATE:20200916\nDTSTAMP:yesterday\n", "line 7", "DTSTAMP is no UTC time", 1},
      {"DTSTART;VALUE=DATE:20200916\nRRULE:FREQ=NEVER\n", "line 7", "", 1},
      {"DTSTART;VALUE=DATE:20200916\nRRULE:FREQ=DAILY\nRRULE:FREQ=WEEKLY\n", "line 8",
       "only the first RRULE of an event was read", 1},
      {"DTSTART;VALUE=DATE:20200916\nEXRULE:FREQ=DAILY\n", "line 7",
       "EXRULE is obsolete (RFC 5545 §A.3) and was not read", 1},
      {"DTSTART;VALUE=DATE:20200916\nRDATE:20200917T120000Z\n", "line 7",
       "RDATE and DTSTART are not both dates or both times", 1},
      {"DTSTART;VALUE=DATE:20200916\nEXDATE;VALUE=DATE:20200931\n", "line 7", "EXDATE is no date or time", 1},
      {"DTSTART:20200916T140000Z\nDURATION:PT1H\nRDATE;VALUE=PERIOD:20200917T140000Z/PT2H\n", "line 8",
       "the period was read with the length of the event", 1},
      {"DTSTART;VALUE=DATE:20200916\nRECURRENCE-ID:20200916T140000\n", "line 7",
       "RECURRENCE-ID is a floating time: nobody can say when it is", 0},
      {"DTSTART;VALUE=DATE:20200916\nIMAGE;VALUE=BINARY;ENCODING=BASE64:AAAA\n", "line 7",
       "a picture inside the file was not read", 1},
      {"DTSTART;VALUE=DATE:20200916\nBEGIN:VALARM\nACTION:AUDIO\nTRIGGER:-PT15M\nEND:VALARM\n", "line 7",
       "the alarm was not read: it does not show a text", 1},
      {"DTSTART;VALUE=DATE:20200916\nBEGIN:VALARM\nACTION:DISPLAY\nTRIGGER:PT15M\nEND:VALARM\n", "line 7",
       "the alarm was not read: it does not come before the start", 1},
      {"DTSTART;VALUE=DATE:20200916\nno colon\n", "line 7", "this is no line of the form NAME:value", 1},
  };
  for (const auto& [lines, where, message, events] : cases) {
    INFO(lines);
    const auto read = ical::read(event(lines));
    REQUIRE(read);
    REQUIRE(read->problems.size() == 1);
    CHECK(read->problems[0].where == where);
    if (!message.empty()) CHECK_THAT(plenary::to_text(read->problems[0].message), Catch::StartsWith(message));
    CHECK(read->calendar.events.size() == events);
  }
}

TEST_CASE("a file without a calendar is refused", "[ical][reader]") {
  for (const char* text : {"", "hello", "BEGIN:VCARD\r\nEND:VCARD\r\n"}) {
    INFO(text);
    CHECK_FALSE(ical::read(text));
  }
}

TEST_CASE("a calendar that breaks off is read as far as it goes", "[ical][reader]") {
  const auto read = ical::read("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a\r\nDTSTART;VALUE=DATE:20200916\r\n");
  REQUIRE(read);
  CHECK(read->calendar.events.size() == 1);
  REQUIRE(read->problems.size() == 2);
  CHECK_THAT(plenary::to_text(read->problems[0].message), Catch::StartsWith("BEGIN without END"));
}

TEST_CASE("each limit is an error that names it", "[ical][reader]") {
  const auto message = [](const std::string& text, const ical::Limits& limits) {
    const auto read = ical::read(text, limits);
    REQUIRE_FALSE(read);
    return read.error().at(0).where + ": " + plenary::to_text(read.error().at(0).message);
  };
  ical::Limits limits;
  limits.bytes = 100;
  CHECK(message(std::string(101, 'x'), limits) == "line 1: the file is too large");

  std::string nested;
  for (int i = 0; i < 200'000; ++i) nested += "BEGIN:X-NEST\r\n";
  CHECK(message(nested, {}) == "line 9: components are nested too deeply");

  std::string many = "BEGIN:VCALENDAR\r\n";
  for (int i = 0; i < 200'000; ++i) many += "BEGIN:VEVENT\r\nEND:VEVENT\r\n";
  CHECK(message(many, {}) == "line 400000: the file has too many components");
}

TEST_CASE("a line over its limit costs its property, not the file", "[ical][reader]") {
  std::string folded = "X-PICTURE:";
  for (int i = 0; i < 100'000; ++i) folded += "xxxxxxxxxxxxxxxxxxxx\r\n ";
  for (const std::string& line : {"ATTACH:" + std::string(2'000'000, 'x'), folded}) {
    const auto read = ical::read("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:a\r\n" + line +
                                 "\r\nDTSTAMP:20260101T000000Z\r\nDTSTART:20261117T080000Z\r\n"
                                 "DTEND:20261117T090000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
    REQUIRE(read);
    CHECK(read->calendar.events.size() == 1);
    REQUIRE(read->problems.size() == 1);
    CHECK(read->problems[0].where == "line 6");
    CHECK_THAT(plenary::to_text(read->problems[0].message), Catch::StartsWith("the line is too long"));
  }
}

TEST_CASE("a million bad lines leave a bounded list of faults", "[ical][reader]") {
  std::string text = "BEGIN:VCALENDAR\r\n";
  for (int i = 0; i < 1'000'000; ++i) text += "bad\r\n";
  const auto read = ical::read(text);
  REQUIRE(read);
  CHECK(read->problems.size() == 1'001);  // the last one: the calendar is not closed
}

TEST_CASE("series, requests and busy times are read back equal", "[ical][reader]") {
  Calendar series;
  series.events = {ical::sample::help_desk(), ical::sample::help_desk_in_october()};
  Calendar busy;
  busy.free_busy = {ical::sample::busy_week()};
  for (const Calendar& calendar : {series, ical::sample::request(), busy}) {
    const auto read = ical::read(ical::write(calendar).value());
    REQUIRE(read);
    CHECK(read->problems.empty());
    // The language stands at NAME, which these have not; the texts are read in any language.
    Calendar expected = calendar;
    expected.language = Language::en;
    CHECK(read->calendar == expected);
  }
}

TEST_CASE("dates of a series are told on the clock of its start, whatever zone the file uses", "[ical][reader]") {
  const auto read =
      ical::read(event("DTSTART;TZID=Europe/Brussels:20200916T140000\nDURATION:PT1H\n"
                       "RDATE;TZID=Africa/Dakar:20201101T130000,20201201T130000\nEXDATE:20200923T120000Z\n"
                       "RRULE:FREQ=WEEKLY;UNTIL=20201231\nEND:VEVENT\nBEGIN:VEVENT\nUID:a\n"
                       "RECURRENCE-ID:20200930T120000Z\nDTSTART:20200930T130000Z\nDURATION:PT1H\n"));
  REQUIRE(read);
  CHECK(read->problems.empty());
  REQUIRE(read->calendar.events.size() == 2);
  using ical::sample::at;
  const Recurrence& recurrence = read->calendar.events[0].recurrence.value();
  CHECK(recurrence.added == std::vector{at(2020, 11, 1, 14), at(2020, 12, 1, 14)});
  CHECK(recurrence.excluded == std::vector{at(2020, 9, 23, 14)});
  // A date includes its whole day: 23:59:59 in Brussels.
  CHECK(recurrence.rule->until == ical::DateTimeValue{at(2020, 12, 31, 22, 59) + seconds{59}, false, true});
  CHECK(read->calendar.events[1].recurrence_id ==
        RecurrenceId{at(2020, 9, 30, 14), ical::sample::zone("Europe/Brussels"), false});
}

TEST_CASE("an excluded date takes out the occurrence of that day, with a word about it", "[ical][reader]") {
  const auto read = ical::read(event("DTSTART:20200916T140000Z\nDURATION:PT1H\nEXDATE;VALUE=DATE:20200923\n"));
  REQUIRE(read);
  CHECK(read->problems.size() == 1);
  CHECK(read->calendar.events.at(0).recurrence->excluded == std::vector{ical::sample::at(2020, 9, 23, 14)});
}

TEST_CASE("an alarm without a text shows the title; unknown roles and answers read as the defaults", "[ical][reader]") {
  const auto read =
      ical::read(event("DTSTART;VALUE=DATE:20200916\nSUMMARY:Report\n"
                       "ATTENDEE;ROLE=X-HELPER;PARTSTAT=x-maybe;CUTYPE=X-ROBOT;rsvp=true:mailto:a@b.example\n"
                       "BEGIN:VALARM\nACTION:display\nTRIGGER:-P1D\nEND:VALARM\n"));
  REQUIRE(read);
  CHECK(read->problems.empty());
  const Event& event = read->calendar.events.at(0);
  CHECK(event.alarms == std::vector<Alarm>{{hours{24}, "Report"}});
  CHECK(event.attendees == std::vector<Attendee>{{{"mailto:a@b.example", ""},
                                                  AttendeeRole::required,
                                                  ParticipationStatus::needs_action,
                                                  CalendarUserType::unknown,
                                                  true}});
}

TEST_CASE("an event of Outlook is read in the zone that its Windows name means, and the file is told so",
          "[ical][reader]") {
  const auto read = ical::read(event("DTSTART;TZID=Romance Standard Time:20200916T140000\nDURATION:PT1H\n"));
  REQUIRE(read);
  CHECK(read->problems.empty());
  CHECK(std::get<TimedSpan>(read->calendar.events.at(0).when).zone.id() == "Europe/Paris");
  REQUIRE(read->zones.size() == 1);
  CHECK(read->zones[0].tzid == "Romance Standard Time");
}

TEST_CASE("busy times come sorted and without overlap: the greater type holds", "[ical][reader]") {
  const auto read = ical::read(
      "BEGIN:VCALENDAR\nMETHOD:REPLY\nBEGIN:VFREEBUSY\nUID:a\n"
      "FREEBUSY;FBTYPE=BUSY-TENTATIVE:20200916T120000Z/PT4H,20200917T120000Z/20200917T130000Z\n"
      "FREEBUSY:20200916T130000Z/20200916T140000Z,20200917T130000Z/PT1H\n"
      "FREEBUSY;FBTYPE=X-LUNCH:20200915T120000Z/PT1H\nEND:VFREEBUSY\nEND:VCALENDAR\n");
  REQUIRE(read);
  CHECK(read->problems.empty());
  CHECK(read->calendar.method == Method::reply);
  using ical::sample::utc;
  const FreeBusy& busy = read->calendar.free_busy.at(0);
  CHECK(busy.span == Interval<Instant>{utc(2020, 9, 15, 12), utc(2020, 9, 17, 14)});
  CHECK(busy.periods == std::vector<BusyPeriod>{{{utc(2020, 9, 15, 12), utc(2020, 9, 15, 13)}, BusyType::busy},
                                                {{utc(2020, 9, 16, 12), utc(2020, 9, 16, 13)}, BusyType::tentative},
                                                {{utc(2020, 9, 16, 13), utc(2020, 9, 16, 14)}, BusyType::busy},
                                                {{utc(2020, 9, 16, 14), utc(2020, 9, 16, 16)}, BusyType::tentative},
                                                {{utc(2020, 9, 17, 12), utc(2020, 9, 17, 13)}, BusyType::tentative},
                                                {{utc(2020, 9, 17, 13), utc(2020, 9, 17, 14)}, BusyType::busy}});
}

TEST_CASE("busy times that tell about no time, and periods that are none, are told", "[ical][reader]") {
  const auto read =
      ical::read("BEGIN:VCALENDAR\nBEGIN:VFREEBUSY\nUID:a\nFREEBUSY:noon\nEND:VFREEBUSY\nEND:VCALENDAR\n");
  REQUIRE(read);
  CHECK(read->calendar.free_busy.empty());
  REQUIRE(read->problems.size() == 2);
  CHECK(read->problems[0].where == "line 4");
  CHECK(read->problems[1].message == "the busy times tell about no span of time");
}
