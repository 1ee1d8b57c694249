#include "tests/unit/calendar/ical/import/import_listing.hpp"

// Broken files: what can be read is read, the rest is told by line. And each limit, exceeded once.

using namespace plenary;
using namespace plenary::calendar;
using namespace plenary::calendar::test;

namespace {

const std::string meeting = event("DTSTART:20260916T100000Z\nDURATION:PT1H\n");
const Lines the_meeting{"2026-09-16T10:00:00Z/2026-09-16T11:00:00Z = 10:00 Etc/UTC, busy: Meeting"};

/// The reason why `text` is refused.
std::string refused(const std::string& text, const ical::ImportOptions& how) {
  const auto imported = ical::import_calendar(text, how);
  REQUIRE_FALSE(imported);
  return to_text(imported.error().at(0));
}

}  // namespace

TEST_CASE("import: a byte order mark, bare line feeds, wide lines and lower case are read in silence") {
  const std::string text =
      "\xEF\xBB\xBF"
      "begin:vcalendar\nbegin:vevent\nuid:a\nsummary:Meeting\nX-LONG:" +
      std::string(300, 'x') +
      "\ndtstart;tzid=Europe/Brussels:20260916t120000\nduration:PT1H\nrrule:freq=daily;count=1\nend:vevent\n"
      "end:vcalendar";
  const auto read = import(text);
  CHECK(occurrences(read) ==
        Lines{"2026-09-16T10:00:00Z/2026-09-16T11:00:00Z = 12:00 Europe/Brussels, busy: Meeting [20260916T120000]"});
  CHECK(problems(read) == Lines{});
}

TEST_CASE("import: a date that is declared a time, a time that is declared a date, midnight as 24:00, no seconds") {
  const auto when = [](const std::string& lines) { return occurrences(import(vcalendar(event(lines)))).at(0); };
  CHECK(when("DTSTART;VALUE=DATE-TIME:20260916\nDTEND:20260917\n") ==
        "2026-09-15T22:00:00Z/2026-09-16T22:00:00Z = 2026-09-16 to 2026-09-16, busy: Meeting");
  CHECK(when("DTSTART;VALUE=DATE:20260916T000000Z\nDTEND;VALUE=DATE:20260917T000000Z\n") ==
        "2026-09-15T22:00:00Z/2026-09-16T22:00:00Z = 2026-09-16 to 2026-09-16, busy: Meeting");
  CHECK(when("DTSTART;VALUE=DATE:20260916T100000Z\nDTEND:20260916T240000Z\n") ==
        "2026-09-16T10:00:00Z/2026-09-17T00:00:00Z = 10:00 Etc/UTC, busy: Meeting");
  CHECK(when("DTSTART:20260916T1000Z\nDTEND: 20260916T1100Z \n") == the_meeting[0]);
  // A span that ends on the day that it begins is meant as that day.
  CHECK(when("DTSTART;VALUE=DATE:20260916\nDTEND;VALUE=DATE:20260916\n") ==
        "2026-09-15T22:00:00Z/2026-09-16T22:00:00Z = 2026-09-16 to 2026-09-16, busy: Meeting");
  CHECK(when("DTSTART;VALUE=DATE:20260916\nDURATION:PT24H\n") ==
        "2026-09-15T22:00:00Z/2026-09-16T22:00:00Z = 2026-09-16 to 2026-09-16, busy: Meeting");
}

TEST_CASE("import: UTC with a time zone is UTC, and told") {
  const auto read = import(vcalendar(event("DTSTART;TZID=Europe/Paris:20260916T100000Z\nDURATION:PT1H\n")));
  CHECK(occurrences(read) == the_meeting);
  CHECK(problems(read) == Lines{"line 6: \"20260916T100000Z\" DTSTART ends in Z and names a time zone: it is read as "
                                "UTC. Allowed: one of the two (RFC 5545 §3.2.19)"});
}

TEST_CASE("import: a day and a time in one event are both read, and told") {
  const auto days = import(vcalendar(event("DTSTART;VALUE=DATE:20260916\nDTEND:20260917T120000Z\n")));
  CHECK(occurrences(days) ==
        Lines{"2026-09-15T22:00:00Z/2026-09-17T22:00:00Z = 2026-09-16 to 2026-09-17, busy: Meeting"});
  CHECK(days.problems.size() == 1);
  const auto times = import(vcalendar(event("DTSTART:20260916T100000Z\nDTEND;VALUE=DATE:20260917\n")));
  CHECK(occurrences(times) == Lines{"2026-09-16T10:00:00Z/2026-09-17T00:00:00Z = 10:00 Etc/UTC, busy: Meeting"});
  CHECK(times.problems.size() == 1);
}

TEST_CASE("import: events that cannot be placed in time are told by line, the others are read") {
  const auto broken = [](const std::string& lines) { return "BEGIN:VEVENT\nUID:x\n" + lines + "END:VEVENT\n"; };
  const auto read = import(vcalendar(
      broken("SUMMARY:No start\n") + broken("DTSTART:tomorrow\n") + broken("DTSTART;TZID=CEST:20260916T100000\n") +
      broken("DTSTART:20260916T100000Z\nDTEND:20260916T090000Z\n") +
      broken("DTSTART:20260916T100000Z\nDURATION:-PT1H\n") + broken("DTSTART:20260916T100000Z\nDURATION:an hour\n") +
      broken("DTSTART:20260916T100000Z\nDTEND:23000101T000000Z\n") + meeting));
  CHECK(occurrences(read) == the_meeting);
  const Lines told = problems(read);
  REQUIRE(told.size() == 7);
  CHECK_THAT(told[0], Catch::StartsWith("line 3: VEVENT has no DTSTART: it is not read"));
  CHECK_THAT(told[1], Catch::StartsWith("line 9: \"tomorrow\" DTSTART is no date or time"));
  CHECK_THAT(told[2], Catch::StartsWith("line 13: \"CEST\" is an abbreviation, not a zone"));
  CHECK_THAT(told[3], Catch::StartsWith("line 18: \"20260916T090000Z\" VEVENT ends before it begins"));
  CHECK_THAT(told[4], Catch::StartsWith("line 23: \"-PT1H\" VEVENT ends before it begins"));
  CHECK_THAT(told[5], Catch::StartsWith("line 28: \"an hour\" VEVENT is not read: this is no duration"));
  CHECK_THAT(told[6], Catch::StartsWith("line 33: \"23000101T000000Z\" VEVENT lasts more than a century"));
}

TEST_CASE("import: lines that are none, an END that is missing, an event outside of a calendar") {
  std::string unclosed = meeting;
  unclosed.erase(unclosed.find("END:VEVENT"));
  std::string second = meeting;
  second.replace(second.find("UID:a"), 5, "UID:b");
  const auto read = import("BEGIN:VCALENDAR\nthis is no line\nEND:VTODO\n" + unclosed + second + "END:VCALENDAR\n");
  CHECK(occurrences(read) == Lines{the_meeting[0], the_meeting[0]});
  CHECK(problems(read) ==
        Lines{"line 2: \"this is no line\" this is no line of the form NAME:value: it is passed over",
              "line 3: \"VTODO\" END of a component that is not open: it is passed over",
              "line 4: \"VEVENT\" BEGIN without END: it ends with the file, or where something begins that "
              "cannot stand in it"});
  CHECK(occurrences(import(meeting)) == the_meeting);
}

TEST_CASE("import: texts are valid and short whatever the file holds") {
  const auto read = import(vcalendar("BEGIN:VEVENT\nSUMMARY:caf\xE9 " + std::string(1000, 'x') +
                                     "\nLOCATION:Rabat\\, Maroc\\nSalle 2\nDTSTART:20260916T100000Z\nEND:VEVENT\n"));
  CHECK_THAT(read.occurrences.at(0).summary, Catch::StartsWith("caf\xEF\xBF\xBD xxx"));
  CHECK(read.occurrences.at(0).summary.size() == 255);
  CHECK(read.occurrences.at(0).location == "Rabat, Maroc\nSalle 2");
  CHECK(read.problems.size() == 1);
}

TEST_CASE("import: a file without a calendar and a window without time are refused") {
  CHECK(refused("hello", options()) ==
        "line 1: there is no calendar in the file. Allowed: BEGIN:VCALENDAR (RFC 5545 §3.4)");
  for (const auto& [text, seen] : std::vector<std::pair<std::string, std::string>>{
           {"", "the file is empty"},
           {" \r\n", "the file is empty"},
           {"<!DOCTYPE html><html>", "this is a web page, perhaps the one that asks to sign in, and no calendar"},
           {"<?xml version=\"1.0\"?>", "this is XML and no calendar"},
           {"{\"events\": []}", "this is JSON and no calendar"},
           {"BEGIN:VCARD\nEND:VCARD\n", "these are contacts (vCard) and no calendar"},
           {"  BEGIN:VCALENDAR\n  BEGIN:VEVENT\n",
            "every line is indented, so that the file is one folded line "
            "(RFC 5545 §3.1)"}}) {
    CHECK(refused(text, options()) == "line 1: " + seen + ". Allowed: BEGIN:VCALENDAR (RFC 5545 §3.4)");
  }
  CHECK(refused(vcalendar(meeting), options("", days_from(year{2026} / 9 / 1, 0))) ==
        "\"2026-09-01T00:00:00Z\" the window ends when or before it begins. Allowed: after 2026-09-01T00:00:00Z");
}

TEST_CASE("import limits: the window") {
  CHECK_THAT(refused(vcalendar(meeting), options("", days_from(year{2000} / 1 / 1, 75 * 366 + 1))),
             Catch::Contains("the window is too long. Allowed: at most 27450 days"));
}

TEST_CASE("import limits: bytes, the length of a line, components and depth of the document") {
  auto how = options();
  how.limits.document.bytes = 100;
  CHECK_THAT(refused(vcalendar(meeting + meeting), how), Catch::Contains("the file is too large"));
  how = options();
  how.limits.document.line_bytes = 20;
  CHECK_THAT(problems(import(vcalendar(meeting), how)).at(1), Catch::Contains("the property is left out"));
  how = options();
  how.limits.document.components = 2;
  CHECK_THAT(refused(vcalendar(meeting + meeting), how), Catch::Contains("too many components"));
  how = options();
  how.limits.document.depth = 1;
  CHECK_THAT(refused(vcalendar(meeting), how), Catch::Contains("nested too deeply"));
}

TEST_CASE("import limits: occurrences of one event are told, and the first are kept") {
  auto how = options();
  how.limits.event_occurrences = 3;
  const auto daily = [](int count) {
    return vcalendar(event("DTSTART:20260914T100000Z\nRRULE:FREQ=DAILY;COUNT=" + std::to_string(count) + "\n") +
                     "BEGIN:VEVENT\nUID:b\nDTSTART:20260930T100000Z\nEND:VEVENT\n");
  };
  CHECK(import(daily(3), how).problems.empty());
  const auto read = import(daily(4), how);
  CHECK(read.occurrences.size() == 4);
  CHECK(problems(read) == Lines{"line 3: the event has too many occurrences in the window: only the first are read. "
                                "Allowed: at most 3 of one event. Fix: ask for a shorter window"});
}

TEST_CASE("import limits: the work for the rules of one event is told, that of all refuses the file") {
  // 30 February never comes.
  const std::string never = event("DTSTART:20260914T100000Z\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30\n");
  CHECK(import(vcalendar(never)).problems.empty());
  const std::string minutes_apart = event("DTSTART:20200914T100000Z\nRRULE:FREQ=MINUTELY;BYMONTH=2;BYMONTHDAY=30\n");
  auto how = options();
  how.limits.event_periods = 2;
  const auto read = import(vcalendar(minutes_apart), how);
  CHECK_THAT(problems(read).at(0),
             Catch::StartsWith("line 3: a rule of the event asks for too much work") && Catch::Contains("2 steps"));
  how.limits.periods = 1;
  CHECK_THAT(refused(vcalendar(minutes_apart), how),
             Catch::StartsWith("the recurrence rules of the file ask for too much work. Allowed: 1 steps"));
}

TEST_CASE("import limits: occurrences of the whole file refuse it") {
  auto how = options();
  how.limits.occurrences = 3;
  const std::string daily = "DTSTART:20260914T100000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=4\n";
  CHECK(refused(vcalendar(event(daily)), how) ==
        "the file has too many occurrences in the window. Allowed: at most 3. Fix: ask for a shorter window");
  CHECK(refused(vcalendar("BEGIN:VAVAILABILITY\nBEGIN:AVAILABLE\n" + daily + "END:AVAILABLE\nEND:VAVAILABILITY\n"),
                how) ==
        "the file has too many occurrences in the window. Allowed: at most 3. Fix: ask for a shorter window");
}

TEST_CASE("import limits: problems beyond a number are counted") {
  auto how = options();
  how.limits.document.faults = 2;
  const std::string none = "BEGIN:VEVENT\nEND:VEVENT\n";
  const auto told = problems(import(vcalendar(none + none + none + none), how));
  REQUIRE(told.size() == 3);
  CHECK(told[2] == "2 more problems are not listed");
}

TEST_CASE("import limits: work for time zone definitions; events whose zone is not read are told") {
  auto how = options();
  how.limits.zones.work = 10;
  const auto read = import(fixture("outlook_com.ics"), how);
  CHECK(occurrences(read) ==
        Lines{"2026-09-16T08:00:00Z/2026-09-16T09:00:00Z = 09:00 Africa/Lagos, busy: Call with Abuja"});
  REQUIRE(read.problems.size() == 1);
  CHECK_THAT(to_text(read.problems[0]),
             Catch::StartsWith("line 26: \"Customized Time Zone\" is not a time zone, and the "
                               "file's VTIMEZONE cannot be evaluated"));
}
