#include "tests/unit/calendar/ical/import/import_listing.hpp"

// RECURRENCE-ID: RFC 5545 §3.8.4.4.

using namespace plenary;
using namespace plenary::calendar;
using namespace plenary::calendar::test;

namespace {

/// Five days at 09:00 in Brussels from Monday, 14 September.
const std::string five_days =
    event("DTSTART;TZID=Europe/Brussels:20260914T090000\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=5\n");

std::string other(const std::string& id, const std::string& lines) {
  return "BEGIN:VEVENT\nUID:a\nSUMMARY:Other\nRECURRENCE-ID" + id + "\n" + lines + "END:VEVENT\n";
}

const std::string at_noon_on_20 = "DTSTART;TZID=Europe/Brussels:20260920T120000\nDURATION:PT2H\n";

/// What is not as the five days have it.
Lines changed(const std::string& overrides) {
  Lines lines = occurrences(import(vcalendar(five_days + overrides)));
  const Lines all = occurrences(import(vcalendar(five_days)));
  std::erase_if(lines, [&](const std::string& line) { return std::ranges::find(all, line) != all.end(); });
  return lines;
}

}  // namespace

TEST_CASE("import: an override is found by its zone, by UTC, by the bare clock and by the day") {
  for (const char* id : {";TZID=Europe/Brussels:20260915T090000", ":20260915T070000Z", ":20260915T090000",
                         ";VALUE=DATE:20260915", ";TZID=Africa/Dakar:20260915T070000"}) {
    const auto read = import(vcalendar(five_days + other(id, at_noon_on_20)));
    INFO(id);
    CHECK(read.occurrences.size() == 5);
    CHECK(changed(other(id, at_noon_on_20)) ==
          Lines{"2026-09-20T10:00:00Z/2026-09-20T12:00:00Z = 12:00 Europe/Brussels, busy: Other [20260915T090000]"});
    CHECK(read.problems.empty());
  }
}

TEST_CASE("import: an override moves into the window and out of it") {
  const auto read = [](const std::string& start) {
    return occurrences(import(vcalendar(five_days + other(";TZID=Europe/Brussels:20260915T090000",
                                                          "DTSTART;TZID=Europe/Brussels:" + start + "\n")),
                              options("", days_from(year{2026} / 9 / 15, 1))));
  };
  CHECK(read("20270915T090000").empty());
  CHECK(read("20260915T200000").size() == 1);
  const auto into = import(vcalendar(five_days + other(";TZID=Europe/Brussels:20260915T090000", at_noon_on_20)),
                           options("", days_from(year{2026} / 9 / 20, 1)));
  CHECK(occurrences(into) ==
        Lines{"2026-09-20T10:00:00Z/2026-09-20T12:00:00Z = 12:00 Europe/Brussels, busy: Other [20260915T090000]"});
}

TEST_CASE("import: a cancelled occurrence, also one of which only its name is told") {
  CHECK(changed(other(";TZID=Europe/Brussels:20260915T090000", "STATUS:CANCELLED\n")) ==
        Lines{"2026-09-15T07:00:00Z/2026-09-15T07:00:00Z = 09:00 Europe/Brussels, free: Other (cancelled) "
              "[20260915T090000]"});
}

TEST_CASE("import: an override without its event stands alone") {
  const auto read = import(vcalendar(other(":20260915T070000Z", at_noon_on_20)));
  CHECK(occurrences(read) ==
        Lines{"2026-09-20T10:00:00Z/2026-09-20T12:00:00Z = 12:00 Europe/Brussels, busy: Other [20260915T070000]"});
  CHECK(read.problems.empty());
}

TEST_CASE("import: an override of what does not take place is read as one more, and told") {
  const auto read = import(vcalendar(five_days + other(";TZID=Europe/Brussels:20260915T100000", at_noon_on_20)));
  CHECK(read.occurrences.size() == 6);
  REQUIRE(read.problems.size() == 1);
  CHECK_THAT(to_text(read.problems[0]),
             Catch::StartsWith("line 10: \"20260915T100000\" RECURRENCE-ID names no occurrence"));
}

TEST_CASE("import: THISANDFUTURE moves and renames the rest; a single override goes before it") {
  const std::string from_wednesday =
      other(";RANGE=THISANDFUTURE;TZID=Europe/Brussels:20260916T090000",
            "DTSTART;TZID=Europe/Brussels:20260916T140000\nDURATION:PT30M\nSTATUS:TENTATIVE\n");
  CHECK(changed(from_wednesday) ==
        Lines{"2026-09-16T12:00:00Z/2026-09-16T12:30:00Z = 14:00 Europe/Brussels, tentative: Other [20260916T090000]",
              "2026-09-17T12:00:00Z/2026-09-17T12:30:00Z = 14:00 Europe/Brussels, tentative: Other [20260917T090000]",
              "2026-09-18T12:00:00Z/2026-09-18T12:30:00Z = 14:00 Europe/Brussels, tentative: Other [20260918T090000]"});
  // The latest one counts; Thursday has its own.
  CHECK(changed(from_wednesday + other(":20260917T070000Z", at_noon_on_20) +
                other(";RANGE=THISANDFUTURE:20260918T070000Z", "DTSTART;TZID=Africa/Dakar:20260919T060000\n")) ==
        Lines{"2026-09-16T12:00:00Z/2026-09-16T12:30:00Z = 14:00 Europe/Brussels, tentative: Other [20260916T090000]",
              "2026-09-19T06:00:00Z/2026-09-19T06:00:00Z = 06:00 Africa/Dakar, busy: Other [20260918T090000]",
              "2026-09-20T10:00:00Z/2026-09-20T12:00:00Z = 12:00 Europe/Brussels, busy: Other [20260917T090000]"});
}

TEST_CASE("import: THISANDFUTURE keeps the wall clock when clocks change, and moves whole days") {
  const auto weekly = import(
      vcalendar(event("DTSTART;TZID=Europe/Brussels:20261019T090000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;COUNT=2\n") +
                other(";RANGE=THISANDFUTURE;TZID=Europe/Brussels:20261019T090000",
                      "DTSTART;TZID=Europe/Brussels:20261020T100000\nDURATION:PT1H\n")));
  CHECK(occurrences(weekly) ==
        Lines{"2026-10-20T08:00:00Z/2026-10-20T09:00:00Z = 10:00 Europe/Brussels, busy: Other [20261019T090000]",
              "2026-10-27T09:00:00Z/2026-10-27T10:00:00Z = 10:00 Europe/Brussels, busy: Other [20261026T090000]"});

  const std::string whole_days = event("DTSTART;VALUE=DATE:20260914\nRRULE:FREQ=DAILY;COUNT=2\n");
  CHECK(occurrences(import(vcalendar(
            whole_days + other(";VALUE=DATE;RANGE=THISANDFUTURE:20260914", "DTSTART;VALUE=DATE:20260916\n")))) ==
        Lines{"2026-09-15T22:00:00Z/2026-09-16T22:00:00Z = 2026-09-16 to 2026-09-16, busy: Other [20260914]",
              "2026-09-16T22:00:00Z/2026-09-17T22:00:00Z = 2026-09-17 to 2026-09-17, busy: Other [20260915]"});
  CHECK(occurrences(
            import(vcalendar(whole_days + other(";VALUE=DATE;RANGE=THISANDFUTURE:20260914",
                                                "DTSTART;TZID=Africa/Dakar:20260914T100000\nDURATION:PT1H\n")))) ==
        Lines{"2026-09-14T10:00:00Z/2026-09-14T11:00:00Z = 10:00 Africa/Dakar, busy: Other [20260914]",
              "2026-09-15T10:00:00Z/2026-09-15T11:00:00Z = 10:00 Africa/Dakar, busy: Other [20260915]"});
}

TEST_CASE("import: THISANDFUTURE reaches into the window from before it") {
  const auto read = import(vcalendar(
      event("DTSTART;TZID=Europe/Brussels:20260601T090000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;UNTIL=20260905\n") +
      other(";RANGE=THISANDFUTURE;TZID=Europe/Brussels:20260615T090000",
            "DTSTART;TZID=Europe/Brussels:20260617T110000\nDURATION:PT1H\n")));
  CHECK(occurrences(read) ==
        Lines{"2026-09-02T09:00:00Z/2026-09-02T10:00:00Z = 11:00 Europe/Brussels, busy: Other [20260831T090000]"});
}

TEST_CASE("import: an override does not recur itself") {
  const auto read = import(vcalendar(five_days + other(":20260915T070000Z", at_noon_on_20 + "RRULE:FREQ=DAILY\n")));
  CHECK(read.occurrences.size() == 5);
  CHECK_THAT(problems(read).at(0), Catch::StartsWith("line 16: \"FREQ=DAILY\" an occurrence does not recur itself"));
}
