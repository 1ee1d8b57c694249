#include "calendar/ical/event/writer.hpp"

#include <catch2/catch.hpp>
#include <functional>
#include <string>

#include "tests/unit/calendar/ical/sample.hpp"

using namespace plenary;
using namespace plenary::calendar;

namespace {

std::string with_crlf(std::string_view text) {
  std::string out;
  for (const char c : text) out += c == '\n' ? std::string{"\r\n"} : std::string{c};
  return out;
}

/// What `write` says about the presentation after `change`.
Error refusal(const std::function<void(Event&)>& change) {
  Calendar calendar = ical::sample::calendar();
  change(calendar.events.at(0));
  const auto written = ical::write(calendar);
  REQUIRE_FALSE(written);
  return written.error();
}

}  // namespace

TEST_CASE("a feed in French with a virtual session and a cancelled meeting of two days", "[ical][writer]") {
  CHECK(ical::write(ical::sample::calendar()).value() == with_crlf(
                                                             R"(BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Plenary//Plenary//EN
CALSCALE:GREGORIAN
NAME;LANGUAGE=fr:Processus de Rabat
X-WR-CALNAME:Processus de Rabat
DESCRIPTION;LANGUAGE=fr:Réunions
X-WR-CALDESC:Réunions
REFRESH-INTERVAL;VALUE=DURATION:PT6H
X-PUBLISHED-TTL:PT6H
SOURCE;VALUE=URI:https://rabat.example/feeds/rabat.ics
URL:https://rabat.example/
COLOR:teal
BEGIN:VTIMEZONE
TZID:Europe/Brussels
BEGIN:STANDARD
DTSTART:20181028T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
TZNAME:CET
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:20190331T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
TZNAME:CEST
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
END:VTIMEZONE
BEGIN:VEVENT
UID:abuja-2019@rabat.example
SEQUENCE:0
DTSTAMP:20190701T080000Z
LAST-MODIFIED:20190701T080000Z
DTSTART;VALUE=DATE:20191105
DTEND;VALUE=DATE:20191107
SUMMARY;LANGUAGE=fr:Thematic meeting
LOCATION;LANGUAGE=fr:Abuja
GEO:9.076500;7.398600
STATUS:CANCELLED
TRANSP:TRANSPARENT
RELATED-TO;RELTYPE=SIBLING:report-2020@rabat.example
END:VEVENT
BEGIN:VEVENT
UID:report-2020@rabat.example
SEQUENCE:2
DTSTAMP:20200901T080000Z
LAST-MODIFIED:20200902T090000Z
DTSTART;TZID=Europe/Brussels:20200916T140000
DTEND;TZID=Europe/Brussels:20200916T150000
SUMMARY;LANGUAGE=fr:Présentation du rapport\; questions\, réponses
DESCRIPTION;LANGUAGE=fr:Ouverture\nLien : https://meet.example/report
STATUS:CONFIRMED
TRANSP:OPAQUE
CATEGORIES;LANGUAGE=fr:virtual,report\, 2020
URL:https://rabat.example/report
CONFERENCE;VALUE=URI;FEATURE=AUDIO,VIDEO;LABEL="Salle ^'A^': français";LAN
 GUAGE=fr:https://meet.example/report
LINK;VALUE=URI;LINKREL=describedby;LABEL=Rapport:https://rabat.example/repo
 rt.pdf
END:VEVENT
END:VCALENDAR
)"));
}

TEST_CASE("the order in which events are handed in does not show", "[ical][writer]") {
  Calendar turned = ical::sample::calendar();
  std::swap(turned.events.at(0), turned.events.at(1));
  CHECK(ical::write(turned).value() == ical::write(ical::sample::calendar()).value());
}

TEST_CASE("an empty calendar has no time zone and no empty property", "[ical][writer]") {
  CHECK(ical::write(Calendar{}).value() == with_crlf("BEGIN:VCALENDAR\n"
                                                     "VERSION:2.0\n"
                                                     "PRODID:-//Plenary//Plenary//EN\n"
                                                     "CALSCALE:GREGORIAN\n"
                                                     "END:VCALENDAR\n"));
}

TEST_CASE("line breaks of every kind in a description become \\n", "[ical][writer]") {
  Calendar calendar = ical::sample::calendar();
  calendar.events.at(0).description =
      "one\r\ntwo\nthree\xE2\x80\xA8"
      "four\xC2\x85"
      "five";
  CHECK(ical::write(calendar).value().find("DESCRIPTION;LANGUAGE=fr:one\\ntwo\\nthree\\nfour\\nfive\r\n") !=
        std::string::npos);
}

TEST_CASE("no value can inject a line", "[ical][writer]") {
  const std::string attack = "x\r\nATTENDEE:mailto:a@b.example";
  const std::vector<std::pair<std::string, std::function<void(Event&)>>> attacks{
      {"UID", [&](Event& e) { e.uid = attack; }},
      {"SUMMARY", [&](Event& e) { e.summary = attack; }},
      {"URL", [&](Event& e) { e.url = "https://" + attack; }},
      {"CATEGORIES",
       [&](Event& e) {
         e.categories = {"fine", attack};
       }},
      {"CONFERENCE", [&](Event& e) { e.conferences[0].uri = "https://" + attack; }},
      {"CONFERENCE", [&](Event& e) { e.conferences[0].label = attack; }},
      {"CONFERENCE", [&](Event& e) { e.conferences[0].features = {attack}; }},
      {"RELATED-TO",
       [&](Event& e) {
         e.relations = {{attack, RelationType::parent}};
       }},
      {"LINK", [&](Event& e) { e.links[0].uri = "https://" + attack; }},
      {"LINK", [&](Event& e) { e.links[0].relation = attack; }},
      {"LINK", [&](Event& e) { e.links[0].label = attack; }},
      {"DESCRIPTION", [&](Event& e) { e.description = "x\rATTENDEE:mailto:a@b.example"; }},
      {"LOCATION",
       [&](Event& e) {
         e.location = std::string{"x\0y", 3};
       }},
  };
  for (const auto& [property, change] : attacks) {
    const Error error = refusal(change);
    INFO(to_text(error));
    CHECK(error.where.ends_with(": " + property));
  }
  Calendar calendar = ical::sample::calendar();
  for (std::string Calendar::*field : {&Calendar::name, &Calendar::source, &Calendar::url, &Calendar::color}) {
    Calendar attacked = calendar;
    attacked.*field = "https:" + attack;
    CHECK_FALSE(ical::write(attacked));
  }
}

TEST_CASE("an event that cannot be published is refused with its UID and property", "[ical][writer]") {
  const auto brussels = ical::sample::zone("Europe/Brussels");
  using ical::sample::at;
  const auto where = [](const std::function<void(Event&)>& change) { return refusal(change).where; };

  CHECK(where([](Event& e) { e.uid.clear(); }) == "event without UID: UID");
  CHECK(where([](Event& e) { e.uid = "abuja-2019@rabat.example"; }) == "event abuja-2019@rabat.example: UID");
  CHECK(where([](Event& e) { e.sequence = -1; }) == "event report-2020@rabat.example: SEQUENCE");
  CHECK(where([](Event& e) { e.stamp = Instant::max(); }) == "event report-2020@rabat.example: DTSTAMP");
  CHECK(where([](Event& e) { e.geo = GeoPosition{91, 0}; }) == "event report-2020@rabat.example: GEO");
  CHECK(where([](Event& e) { e.url = "not a link"; }) == "event report-2020@rabat.example: URL");
  CHECK(where([](Event& e) { e.summary = "\xFF"; }) == "event report-2020@rabat.example: SUMMARY");
  CHECK(where([](Event& e) {
          e.when = DateSpan{year{2020} / 2 / 30, year{2020} / 3 / 1};
        }) == "event report-2020@rabat.example: DTSTART");
  CHECK(where([](Event& e) {
          e.when = DateSpan{year{2020} / 3 / 2, year{2020} / 3 / 1};
        }) == "event report-2020@rabat.example: DTEND");
  CHECK(where([&](Event& e) {
          e.when = TimedSpan{at(2020, 9, 16, 14), at(2020, 9, 16, 14), brussels};
        }) == "event report-2020@rabat.example: DTEND");
  CHECK(where([&](Event& e) {
          e.when = TimedSpan{at(1899, 9, 16, 14), at(1899, 9, 16, 15), brussels};
        }) == "event report-2020@rabat.example: DTSTART");
  CHECK(where([&](Event& e) {
          e.when = TimedSpan{at(2200, 1, 1, 14), at(2200, 1, 1, 15), brussels};
        }) == "event report-2020@rabat.example: DTSTART");
}

TEST_CASE("a local time that Brussels skips is refused with the time that follows", "[ical][writer]") {
  const Error error = refusal([](Event& e) {
    e.when = TimedSpan{ical::sample::at(2020, 3, 29, 2, 30), ical::sample::at(2020, 3, 29, 4),
                       ical::sample::zone("Europe/Brussels")};
  });
  CHECK(error.value == "2020-03-29T02:30 Europe/Brussels");
  CHECK(error.fix == "2020-03-29T03:30");
}

TEST_CASE("a local time that occurs twice stands as it is: the first is meant", "[ical][writer]") {
  Calendar calendar = ical::sample::calendar();
  calendar.events.at(0).when = TimedSpan{ical::sample::at(2020, 10, 25, 2, 30), ical::sample::at(2020, 10, 25, 3, 30),
                                         ical::sample::zone("Europe/Brussels")};
  CHECK(ical::write(calendar).value().find("DTSTART;TZID=Europe/Brussels:20201025T023000\r\n") != std::string::npos);
}

TEST_CASE("each zone is defined once, by identifier, before the events", "[ical][writer]") {
  Calendar calendar = ical::sample::calendar();
  Event lagos = ical::sample::presentation();
  lagos.uid = "lagos";
  lagos.when = TimedSpan{ical::sample::at(2020, 9, 16, 13), ical::sample::at(2020, 9, 16, 14),
                         ical::sample::zone("Africa/Lagos")};
  Event again = lagos;
  again.uid = "again";
  calendar.events.insert(calendar.events.end(), {lagos, again});
  const std::string text = ical::write(calendar).value();

  const auto lagos_zone = text.find("\r\nTZID:Africa/Lagos\r\n");
  const auto brussels_zone = text.find("\r\nTZID:Europe/Brussels\r\n");
  CHECK(lagos_zone < brussels_zone);
  CHECK(brussels_zone < text.find("BEGIN:VEVENT"));
  CHECK(text.find("\r\nTZID:Africa/Lagos\r\n", lagos_zone + 1) == std::string::npos);
}

TEST_CASE("a series has its rule, one property for each date, and overrides under the same UID", "[ical][writer]") {
  Calendar calendar;
  calendar.events = {ical::sample::help_desk_in_october(), ical::sample::help_desk()};
  CHECK(ical::write(calendar).value() == with_crlf(R"(BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Plenary//Plenary//EN
CALSCALE:GREGORIAN
BEGIN:VTIMEZONE
TZID:Africa/Tunis
BEGIN:STANDARD
DTSTART:20190101T000000
TZOFFSETFROM:+0100
TZOFFSETTO:+0100
TZNAME:CET
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
UID:help-desk@rabat.example
SEQUENCE:0
DTSTAMP:20200801T080000Z
LAST-MODIFIED:20200801T080000Z
DTSTART;TZID=Africa/Tunis:20200901T100000
DTEND;TZID=Africa/Tunis:20200901T110000
RRULE:FREQ=MONTHLY;COUNT=6;BYDAY=1TU
RDATE;TZID=Africa/Tunis:20201218T100000
EXDATE;TZID=Africa/Tunis:20201201T100000
SUMMARY;LANGUAGE=en:Help desk
STATUS:CONFIRMED
TRANSP:OPAQUE
COLOR:seagreen
IMAGE;VALUE=URI;DISPLAY=BADGE;FMTTYPE=image/png;LABEL=A desk:https://rabat.
 example/desk.png
END:VEVENT
BEGIN:VEVENT
UID:help-desk@rabat.example
SEQUENCE:1
DTSTAMP:20200801T080000Z
LAST-MODIFIED:20200801T080000Z
DTSTART;TZID=Africa/Tunis:20201006T110000
DTEND;TZID=Africa/Tunis:20201006T120000
RECURRENCE-ID;TZID=Africa/Tunis:20201006T100000
SUMMARY;LANGUAGE=en:Help desk
STATUS:CONFIRMED
TRANSP:OPAQUE
COLOR:seagreen
IMAGE;VALUE=URI;DISPLAY=BADGE;FMTTYPE=image/png;LABEL=A desk:https://rabat.
 example/desk.png
END:VEVENT
END:VCALENDAR
)"));
}

TEST_CASE("a series of whole days tells its dates as dates", "[ical][writer]") {
  Event days = ical::sample::abuja();
  ical::RecurrenceRule rule;
  rule.frequency = ical::Frequency::yearly;
  rule.until = ical::DateTimeValue{ical::sample::at(2022, 12, 31), true, false};
  days.recurrence = Recurrence{rule, {ical::sample::at(2023, 3, 1)}, {ical::sample::at(2020, 11, 5)}};
  Event moved = ical::sample::abuja();
  moved.when = DateSpan{year{2021} / 12 / 1, year{2021} / 12 / 2};
  moved.recurrence_id = RecurrenceId{ical::sample::at(2021, 11, 5), std::nullopt, true};
  Calendar calendar;
  calendar.events = {days, moved};
  const std::string text = ical::write(calendar).value();
  CHECK(text.find("\r\nRRULE:FREQ=YEARLY;UNTIL=20221231\r\nRDATE;VALUE=DATE:20230301\r\n"
                  "EXDATE;VALUE=DATE:20201105\r\n") != std::string::npos);
  CHECK(text.find("\r\nRECURRENCE-ID;RANGE=THISANDFUTURE;VALUE=DATE:20211105\r\n") != std::string::npos);
}

TEST_CASE("a request names organizer and attendees, and rings before the start", "[ical][writer]") {
  const std::string text = ical::write(ical::sample::request()).value();
  CHECK(text.find("\r\nMETHOD:REQUEST\r\n") != std::string::npos);
  CHECK(text.find(with_crlf(R"(
ORGANIZER;CN=Secretariat:mailto:secretariat@rabat.example
ATTENDEE;CUTYPE=GROUP;ROLE=CHAIR;PARTSTAT=ACCEPTED;CN="Sénégal: délégat
 ion":mailto:delegation@dakar.example
ATTENDEE;CUTYPE=ROOM;ROLE=NON-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:m
 ailto:room@rabat.example
)")) != std::string::npos);
  CHECK(text.find("\r\nCOMMENT;LANGUAGE=en:Please answer\\nby Friday.\r\n") != std::string::npos);
  CHECK(text.find(with_crlf(R"(
BEGIN:VALARM
ACTION:DISPLAY
TRIGGER:-PT15M
DESCRIPTION;LANGUAGE=en:Begins soon
END:VALARM
END:VEVENT
)")) != std::string::npos);
}

TEST_CASE("busy times are told in UTC, one property a period", "[ical][writer]") {
  Calendar calendar;
  calendar.method = Method::publish;
  calendar.free_busy = {ical::sample::busy_week()};
  calendar.free_busy[0].organizer = CalendarUser{"mailto:delegation@dakar.example", ""};
  CHECK(ical::write(calendar).value() == with_crlf(R"(BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Plenary//Plenary//EN
CALSCALE:GREGORIAN
METHOD:PUBLISH
BEGIN:VFREEBUSY
UID:busy-sn@rabat.example
DTSTAMP:20200901T080000Z
DTSTART:20200914T000000Z
DTEND:20200921T000000Z
ORGANIZER:mailto:delegation@dakar.example
URL:https://rabat.example/busy/SN
FREEBUSY;FBTYPE=BUSY-TENTATIVE:20200915T090000Z/20200915T110000Z
FREEBUSY;FBTYPE=BUSY:20200916T120000Z/20200916T130000Z
FREEBUSY;FBTYPE=BUSY-UNAVAILABLE:20200916T130000Z/20200916T140000Z
END:VFREEBUSY
END:VCALENDAR
)"));
}

TEST_CASE("a series that clients would read differently is refused", "[ical][writer]") {
  using ical::sample::at;
  const auto brussels = ical::sample::zone("Europe/Brussels");
  ical::RecurrenceRule weekly;
  weekly.frequency = ical::Frequency::weekly;
  ical::RecurrenceRule local_until = weekly;
  local_until.until = ical::DateTimeValue{at(2020, 12, 31, 14), false, false};
  ical::RecurrenceRule date_until = weekly;
  date_until.until = ical::DateTimeValue{at(2020, 12, 31), true, false};
  ical::RecurrenceRule twice_ended = date_until;
  twice_ended.count = 3;

  const auto timed = [&](const Recurrence& recurrence) {
    const Error error = refusal([&](Event& e) { e.recurrence = recurrence; });
    return error.where.substr(error.where.rfind(' ') + 1) + ": " + plenary::to_text(error.message);
  };
  CHECK(timed({}) == "RRULE: the recurrence has neither a rule nor dates");
  CHECK(timed({local_until, {}, {}}) == "RRULE: UNTIL of an event with a time zone must be in UTC");
  CHECK(timed({date_until, {}, {}}) == "RRULE: UNTIL of an event with a time zone must be in UTC");
  CHECK(timed({twice_ended, {}, {}}) ==
        "RRULE: " + plenary::to_text(ical::parse_recurrence_rule("FREQ=DAILY;COUNT=3;UNTIL=20201231").error().message));
  CHECK(timed({weekly, {at(2021, 3, 28, 2, 30)}, {}}) == "RDATE: clocks skip this local time");
  CHECK(timed({weekly, {}, {at(1899, 1, 1)}}) == "EXDATE: the time is outside the years of the zone rules");

  const auto whole_days = [&](const Recurrence& recurrence) {
    Calendar calendar;
    calendar.events = {ical::sample::abuja()};
    calendar.events[0].recurrence = recurrence;
    return ical::write(calendar).error().message;
  };
  CHECK(whole_days({local_until, {}, {}}) == "UNTIL is a time, but the event has whole days");
  CHECK(whole_days({weekly, {at(2020, 1, 1, 12)}, {}}) == "the event has whole days, this is a time");
  CHECK(whole_days({weekly, {}, {at(2020, 1, 1, 12)}}) == "the event has whole days, this is a time");

  CHECK(refusal([&](Event& e) {
          e.recurrence_id = RecurrenceId{at(2020, 9, 9, 14), brussels, false};
          e.recurrence = Recurrence{weekly, {}, {}};
        }).message == "an event that replaces one occurrence cannot recur itself");

  Calendar desk;
  desk.events = {ical::sample::help_desk(), ical::sample::help_desk_in_october()};
  desk.events[1].recurrence_id->zone = brussels;
  CHECK(ical::write(desk).error().allowed == "a time in Africa/Tunis");
  desk.events[1] = ical::sample::help_desk();
  CHECK(ical::write(desk).error().where == "event help-desk@rabat.example: UID");
}

TEST_CASE("a public feed names nobody, and a message names its organizer", "[ical][writer]") {
  Calendar calendar = ical::sample::request();
  const auto where = [](const Calendar& refused) { return ical::write(refused).error().where; };
  const std::string event = "event report-2020@rabat.example: ";

  Calendar feed = calendar;
  feed.method.reset();
  CHECK(where(feed) == event + "ORGANIZER");
  feed.events[0].organizer.reset();
  CHECK(where(feed) == event + "ATTENDEE");
  Calendar published = calendar;
  published.method = Method::publish;
  CHECK(where(published) == event + "ATTENDEE");
  Calendar headless = calendar;
  headless.events[0].organizer.reset();
  CHECK(where(headless) == event + "ORGANIZER");
  Calendar nowhere = calendar;
  nowhere.events[0].attendees[0].user.address.clear();
  CHECK(where(nowhere) == event + "ATTENDEE");
}

TEST_CASE("alarms, pictures and busy times that cannot be told are refused", "[ical][writer]") {
  CHECK(refusal([](Event& e) { e.alarms = {{minutes{0}, "now"}}; }).message == "an alarm must come before the start");
  CHECK(refusal([](Event& e) { e.alarms = {{minutes{5}, ""}}; }).message == "an alarm needs a text");
  CHECK(refusal([](Event& e) { e.images = {{"https://x.example/", "png", ""}}; }).message == "this is no media type");
  CHECK(refusal([](Event& e) { e.images = {{"https://x.example/", "a/b;c", ""}}; }).message == "this is not a token");
  CHECK(refusal([](Event& e) { e.images = {{"picture.png", "", ""}}; }).message == "this is not a URI");
  CHECK(refusal([](Event& e) { e.color = "#4682b4"; }).message == "this is no colour name");

  const auto busy = [](const std::function<void(FreeBusy&)>& change) {
    Calendar calendar;
    calendar.free_busy = {ical::sample::busy_week()};
    change(calendar.free_busy[0]);
    return ical::write(calendar).error().message;
  };
  CHECK(busy([](FreeBusy& f) { f.uid.clear(); }) == "busy times need an identifier that is stable for ever");
  CHECK(busy([](FreeBusy& f) { f.span.end = f.span.start; }) == "the span is empty");
  CHECK(busy([](FreeBusy& f) { std::swap(f.periods[0], f.periods[1]); }) ==
        "periods must be sorted and must not overlap");
  CHECK(busy([](FreeBusy& f) { f.periods[0].span.start = ical::sample::utc(2020, 9, 1); }) ==
        "the period is empty or outside of the span");
  CHECK(busy([](FreeBusy& f) {
          f.organizer = CalendarUser{"mailto:a@b.example", ""};
        }) == "a public feed names nobody");
}

TEST_CASE("a zone is known up to the last occurrence", "[ical][writer]") {
  // Egypt has had summer time since 2023 again: within 2022 alone Cairo would have one offset.
  Event event = ical::sample::presentation();
  event.when = TimedSpan{ical::sample::at(2020, 9, 16, 14), ical::sample::at(2020, 9, 16, 15),
                         ical::sample::zone("Africa/Cairo")};
  const auto observances = [&](const Recurrence& recurrence) {
    Calendar calendar;
    calendar.events = {event};
    calendar.events[0].recurrence = recurrence;
    const std::string text = ical::write(calendar).value();
    std::size_t count = 0;
    for (std::size_t at = text.find("TZOFFSETTO"); at != std::string::npos; at = text.find("TZOFFSETTO", at + 1)) {
      ++count;
    }
    return count;
  };
  ical::RecurrenceRule rule;
  rule.frequency = ical::Frequency::yearly;
  rule.until = ical::DateTimeValue{ical::sample::at(2021, 9, 16, 12), false, true};
  CHECK(observances({rule, {}, {}}) == 1);  // 2019–2022
  rule.until->time = ical::sample::at(2024, 9, 16, 11);
  CHECK(observances({rule, {}, {}}) == 7);                                 // 2019–2025: three seasons
  CHECK(observances({{}, {ical::sample::at(2024, 9, 16, 14)}, {}}) == 7);  // an added date as well
  rule.until.reset();
  rule.count = 5;
  CHECK(observances({rule, {}, {}}) == 7);  // the fifth is in 2024
  rule.frequency = ical::Frequency::daily;
  rule.count = 6'000;  // too many to count: until 2199
  CHECK(observances({rule, {}, {}}) > 300);
  rule.frequency = ical::Frequency::yearly;
  rule.count.reset();
  CHECK(observances({rule, {}, {}}) == 19);  // endless: ten years on, and one more
}
