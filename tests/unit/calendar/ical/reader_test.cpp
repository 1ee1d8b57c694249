#include "calendar/ical/reader.hpp"

#include <catch2/catch.hpp>
#include <string>

#include "calendar/ical/writer.hpp"
#include "sample.hpp"

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
      {"DTSTART;VALUE=DATE:20200916\nRRULE:FREQ=DAILY\n", "line 7",
       "only the first occurrence of the recurrence was read", 1},
      {"DTSTART;VALUE=DATE:20200916\nno colon\n", "line 7", "this is no line of the form NAME:value", 1},
  };
  for (const auto& [lines, where, message, events] : cases) {
    INFO(lines);
    const auto read = ical::read(event(lines));
    REQUIRE(read);
    REQUIRE(read->problems.size() == 1);
    CHECK(read->problems[0].where == where);
    if (!message.empty()) CHECK(read->problems[0].message == message);
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
  CHECK(read->problems[0].message == "BEGIN without END");
}

TEST_CASE("each limit is an error that names it", "[ical][reader]") {
  const auto message = [](const std::string& text, const ical::Limits& limits) {
    const auto read = ical::read(text, limits);
    REQUIRE_FALSE(read);
    return read.error().at(0).where + ": " + read.error().at(0).message;
  };
  ical::Limits limits;
  limits.bytes = 100;
  CHECK(message(std::string(101, 'x'), limits) == "line 1: the file is too large");

  std::string nested;
  for (int i = 0; i < 200'000; ++i) nested += "BEGIN:VEVENT\r\n";
  CHECK(message(nested, {}) == "line 9: components are nested too deeply");

  std::string many = "BEGIN:VCALENDAR\r\n";
  for (int i = 0; i < 200'000; ++i) many += "BEGIN:VEVENT\r\nEND:VEVENT\r\n";
  CHECK(message(many, {}) == "line 400000: the file has too many components");

  CHECK(message("BEGIN:VCALENDAR\r\nSUMMARY:" + std::string(10'000'000, 'x') + "\r\n", {}) ==
        "line 2: a line is too long");
  std::string folded = "BEGIN:VCALENDAR\r\nSUMMARY:";
  for (int i = 0; i < 100'000; ++i) folded += "xxxxxxxxxxxxxxxxxxxx\r\n ";
  CHECK(message(folded, {}) == "line 2: a line is too long");
}

TEST_CASE("a million bad lines leave a bounded list of faults", "[ical][reader]") {
  std::string text = "BEGIN:VCALENDAR\r\n";
  for (int i = 0; i < 1'000'000; ++i) text += "bad\r\n";
  const auto read = ical::read(text);
  REQUIRE(read);
  CHECK(read->problems.size() == 1'000);
}
