#include "calendar/ical/import/import.hpp"

#include "tests/unit/calendar/ical/import/import_listing.hpp"

using namespace plenary;
using namespace plenary::calendar;
using namespace plenary::calendar::test;

namespace {

/// The occurrences of one event with these lines.
Lines of_event(const std::string& lines) { return occurrences(import(vcalendar(event(lines)))); }

}  // namespace

TEST_CASE("import: a day is a day on the wall, PT24H is not, when clocks change in Brussels") {
  // Clocks are put back on 25 October.
  CHECK(of_event("DTSTART;TZID=Europe/Brussels:20261024T120000\nDURATION:P1D\n") ==
        Lines{"2026-10-24T10:00:00Z/2026-10-25T11:00:00Z = 12:00 Europe/Brussels, busy: Meeting"});
  CHECK(of_event("DTSTART;TZID=Europe/Brussels:20261024T120000\nDURATION:PT24H\n") ==
        Lines{"2026-10-24T10:00:00Z/2026-10-25T10:00:00Z = 12:00 Europe/Brussels, busy: Meeting"});
  CHECK(of_event("DTSTART;TZID=Europe/Brussels:20261024T120000\nDURATION:P1DT2H\n") ==
        Lines{"2026-10-24T10:00:00Z/2026-10-25T13:00:00Z = 12:00 Europe/Brussels, busy: Meeting"});
  // With DTEND every occurrence lasts as long as the first: ten hours.
  CHECK(of_event("DTSTART;TZID=Europe/Brussels:20261023T220000\nDTEND;TZID=Europe/Brussels:20261024T080000\n"
                 "RRULE:FREQ=DAILY;COUNT=2\n") ==
        Lines{"2026-10-23T20:00:00Z/2026-10-24T06:00:00Z = 22:00 Europe/Brussels, busy: Meeting [20261023T220000]",
              "2026-10-24T20:00:00Z/2026-10-25T06:00:00Z = 22:00 Europe/Brussels, busy: Meeting [20261024T220000]"});
}

TEST_CASE("import: a time that clocks skip is read with the offset before, one that comes twice is the first") {
  const auto spring = options("", days_from(year{2026} / 3 / 1, 60));
  CHECK(
      occurrences(import(vcalendar(event("DTSTART;TZID=Europe/Brussels:20260329T023000\nDURATION:PT1H\n")), spring)) ==
      Lines{"2026-03-29T01:30:00Z/2026-03-29T02:30:00Z = 03:30 Europe/Brussels, busy: Meeting"});
  CHECK(of_event("DTSTART;TZID=Europe/Brussels:20261025T023000\nDURATION:PT1H\n") ==
        Lines{"2026-10-25T00:30:00Z/2026-10-25T01:30:00Z = 02:30 Europe/Brussels, busy: Meeting"});
}

TEST_CASE("import: neither DTEND nor DURATION: a day takes a day, a time takes no time and nobody's") {
  const auto read = import(vcalendar(event("DTSTART;TZID=Africa/Dakar:20260916T100000\n") +
                                     "BEGIN:VEVENT\nUID:b\nSUMMARY:Feast\nDTSTART;VALUE=DATE:20260917\nEND:VEVENT\n"));
  CHECK(occurrences(read) ==
        Lines{"2026-09-16T10:00:00Z/2026-09-16T10:00:00Z = 10:00 Africa/Dakar, busy: Meeting",
              "2026-09-16T22:00:00Z/2026-09-17T22:00:00Z = 2026-09-17 to 2026-09-17, busy: Feast"});
  CHECK(busy(read) == Lines{"2026-09-16T22:00:00Z/2026-09-17T22:00:00Z busy"});
}

TEST_CASE("import: floating times and whole days need a zone that the caller states") {
  const std::string text =
      vcalendar("X-WR-TIMEZONE:Africa/Tunis\n" + event("DTSTART:20260916T100000\nDURATION:PT1H\n") +
                "BEGIN:VEVENT\nUID:b\nDTSTART:20260916\nEND:VEVENT\n"
                "BEGIN:VEVENT\nUID:c\nSUMMARY:Fixed\nDTSTART:20260916T100000Z\nDURATION:PT1H\nEND:VEVENT\n");
  const auto without = import(text, options(""));
  CHECK(occurrences(without) == Lines{"2026-09-16T10:00:00Z/2026-09-16T11:00:00Z = 10:00 Etc/UTC, busy: Fixed"});
  CHECK(problems(without) ==
        Lines{"line 7: \"20260916T100000\" DTSTART is a floating time: nobody said where. Allowed: a zone for whole "
              "days and floating times. Fix: the file suggests Africa/Tunis",
              "line 12: \"20260916\" DTSTART is a whole day, and nobody said where. Allowed: a zone for whole days and "
              "floating times. Fix: the file suggests Africa/Tunis"});
  CHECK(occurrences(import(text, options("Africa/Tunis"))).size() == 3);
}

TEST_CASE("import: every rule of an event is applied, an EXRULE is told") {
  const auto read =
      import(vcalendar(event("DTSTART;TZID=Europe/Brussels:20260907T090000\nDURATION:PT1H\n"
                             "RRULE:FREQ=WEEKLY;COUNT=2\nRRULE:FREQ=MONTHLY;BYMONTHDAY=7;COUNT=2\n"
                             "EXRULE:FREQ=WEEKLY;COUNT=1\nRRULE:FREQ=SECONDLY\n")));
  CHECK(occurrences(read) ==
        Lines{"2026-09-07T07:00:00Z/2026-09-07T08:00:00Z = 09:00 Europe/Brussels, busy: Meeting [20260907T090000]",
              "2026-09-14T07:00:00Z/2026-09-14T08:00:00Z = 09:00 Europe/Brussels, busy: Meeting [20260914T090000]",
              "2026-10-07T07:00:00Z/2026-10-07T08:00:00Z = 09:00 Europe/Brussels, busy: Meeting [20261007T090000]"});
  REQUIRE(read.problems.size() == 3);
  CHECK(read.problems[0].where == "line 10");
  CHECK_THAT(plenary::to_text(read.problems[0].message), Catch::StartsWith("EXRULE is not applied"));
  CHECK(read.problems[1].where == "line 11");
  CHECK_THAT(plenary::to_text(read.problems[1].message), Catch::Contains("the rule is not applied"));
  CHECK(read.problems[2].where == "line 11");
}

TEST_CASE("import: EXDATE matches in any zone, as a date, and as a time against whole days") {
  CHECK(of_event("DTSTART;TZID=Europe/Brussels:20260914T090000\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=5\n"
                 "EXDATE:20260915T070000Z\nEXDATE;VALUE=DATE:20260916\nEXDATE;TZID=Africa/Tunis:20260917T080000\n"
                 "EXDATE:20260918T090000\n") ==
        Lines{"2026-09-14T07:00:00Z/2026-09-14T08:00:00Z = 09:00 Europe/Brussels, busy: Meeting [20260914T090000]"});
  CHECK(of_event("DTSTART;VALUE=DATE:20260914\nRRULE:FREQ=DAILY;COUNT=4\nEXDATE:20260915T000000Z\n"
                 "EXDATE;TZID=Europe/Brussels:20260916T000000,20260917T000000\n") ==
        Lines{"2026-09-13T22:00:00Z/2026-09-14T22:00:00Z = 2026-09-14 to 2026-09-14, busy: Meeting [20260914]"});
}

TEST_CASE("import: the start is an occurrence that EXDATE may take away") {
  CHECK(of_event("DTSTART:20260914T090000Z\nDURATION:PT1H\nRDATE:20260920T090000Z\nEXDATE:20260914T090000Z\n") ==
        Lines{"2026-09-20T09:00:00Z/2026-09-20T10:00:00Z = 09:00 Etc/UTC, busy: Meeting [20260920T090000]"});
}

TEST_CASE("import: RDATE as dates, as times in another zone, as periods of both forms") {
  const auto read =
      import(vcalendar(event("DTSTART;TZID=Europe/Brussels:20260914T090000\nDURATION:PT1H\n"
                             "RDATE;TZID=Africa/Dakar:20260915T120000\nRDATE;VALUE=DATE:20260916\n"
                             "RDATE;VALUE=PERIOD:20260917T080000Z/20260917T083000Z,20260918T080000Z/P1D\n")));
  CHECK(occurrences(read) ==
        Lines{"2026-09-14T07:00:00Z/2026-09-14T08:00:00Z = 09:00 Europe/Brussels, busy: Meeting [20260914T090000]",
              "2026-09-15T12:00:00Z/2026-09-15T13:00:00Z = 14:00 Europe/Brussels, busy: Meeting [20260915T140000]",
              "2026-09-16T07:00:00Z/2026-09-16T08:00:00Z = 09:00 Europe/Brussels, busy: Meeting [20260916T090000]",
              "2026-09-17T08:00:00Z/2026-09-17T08:30:00Z = 10:00 Europe/Brussels, busy: Meeting [20260917T100000]",
              "2026-09-18T08:00:00Z/2026-09-19T08:00:00Z = 10:00 Europe/Brussels, busy: Meeting [20260918T100000]"});
  REQUIRE(read.problems.size() == 1);
  CHECK_THAT(to_text(read.problems[0]),
             Catch::StartsWith("line 9: \"20260916\" a day is added to an event with a time"));
}

TEST_CASE(
    "import: an event that began before the window and lasts into it is read, one that ends as it begins is not") {
  CHECK(of_event("DTSTART:20260825T000000Z\nDTEND:20260902T000000Z\n").size() == 1);
  CHECK(of_event("DTSTART:20260831T000000Z\nDTEND:20260901T000000Z\n").empty());
  CHECK(of_event("DTSTART:20270101T000000Z\nDTEND:20270101T010000Z\n").empty());
  CHECK(of_event("DTSTART:20261231T230000Z\nDTEND:20270101T010000Z\n").size() == 1);
}

TEST_CASE("import: what an event does to its owner's time") {
  const auto type = [](const std::string& lines) {
    return import(vcalendar(event("DTSTART:20260916T100000Z\nDURATION:PT1H\n" + lines))).occurrences.at(0).busy;
  };
  CHECK(type("") == BusyType::busy);
  CHECK(type("TRANSP:OPAQUE\n") == BusyType::busy);
  CHECK(type("TRANSP:transparent\n") == BusyType::free);
  CHECK(type("STATUS:TENTATIVE\n") == BusyType::tentative);
  CHECK(type("STATUS:CANCELLED\nX-MICROSOFT-CDO-BUSYSTATUS:OOF\n") == BusyType::free);
  CHECK(type("X-MICROSOFT-CDO-BUSYSTATUS:FREE\n") == BusyType::free);
  CHECK(type("X-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE\n") == BusyType::tentative);
  CHECK(type("X-MICROSOFT-CDO-BUSYSTATUS:BUSY\n") == BusyType::busy);
  CHECK(type("TRANSP:TRANSPARENT\nX-MICROSOFT-CDO-BUSYSTATUS:OOF\n") == BusyType::unavailable);
  CHECK(type("X-MICROSOFT-CDO-BUSYSTATUS:WORKINGELSEWHERE\n") == BusyType::free);
}

TEST_CASE(
    "import: of two events with one UID the higher SEQUENCE counts, then the later DTSTAMP, then the later line") {
  const auto one = [](const std::string& title, const std::string& lines) {
    return "BEGIN:VEVENT\nUID:a\nSUMMARY:" + title + "\nDTSTART:20260916T100000Z\nDURATION:PT1H\n" + lines +
           "END:VEVENT\n";
  };
  const auto title = [&](const std::string& first, const std::string& second) {
    const auto read = import(vcalendar(one("First", first) + one("Second", second)));
    REQUIRE(read.occurrences.size() == 1);
    REQUIRE(read.problems.size() == 1);
    CHECK_THAT(plenary::to_text(read.problems[0].message), Catch::StartsWith("the UID is given twice"));
    return read.occurrences[0].summary;
  };
  CHECK(title("SEQUENCE:3\nDTSTAMP:20260101T000000Z\n", "SEQUENCE:2\nDTSTAMP:20260201T000000Z\n") == "First");
  CHECK(title("SEQUENCE:2\nDTSTAMP:20260101T000000Z\n", "SEQUENCE:3\n") == "Second");
  CHECK(title("DTSTAMP:20260201T000000Z\n", "DTSTAMP:20260101T000000Z\n") == "First");
  CHECK(title("", "") == "Second");
}

TEST_CASE("import: several calendars in one file, each with its own zones") {
  const std::string definition =
      "BEGIN:VTIMEZONE\nTZID:Office\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+0X00\n"
      "TZOFFSETTO:+0X00\nEND:STANDARD\nEND:VTIMEZONE\n";
  const auto in_office = [&](char offset, const std::string& uid) {
    std::string own = definition;
    std::ranges::replace(own, 'X', offset);
    return vcalendar(own + "BEGIN:VEVENT\nUID:" + uid +
                     "\nSUMMARY:At the office\nDTSTART;TZID=Office:20260916T100000\nDURATION:PT1H\nEND:VEVENT\n");
  };
  const auto read = import(in_office('1', "a") + in_office('3', "b") + in_office('4', "a"));
  CHECK(occurrences(read) == Lines{"2026-09-16T06:00:00Z/2026-09-16T07:00:00Z = 10:00 Etc/GMT-4, busy: At the office",
                                   "2026-09-16T07:00:00Z/2026-09-16T08:00:00Z = 10:00 Etc/GMT-3, busy: At the office",
                                   "2026-09-16T09:00:00Z/2026-09-16T10:00:00Z = 10:00 Etc/GMT-1, busy: At the office"});
  CHECK(read.problems.size() == 1);
}

TEST_CASE("import: a cancelling message cancels, an answering one is told and not read") {
  const std::string one = event("DTSTART:20260916T100000Z\nDURATION:PT1H\n");
  CHECK(occurrences(import(vcalendar("METHOD:CANCEL\n" + one))) ==
        Lines{"2026-09-16T10:00:00Z/2026-09-16T11:00:00Z = 10:00 Etc/UTC, free: Meeting (cancelled)"});
  CHECK(occurrences(import(vcalendar("METHOD:REQUEST\n" + one))).size() == 1);
  for (const char* method : {"REPLY", "REFRESH", "COUNTER", "DECLINECOUNTER"}) {
    const auto read = import(vcalendar("METHOD:" + std::string{method} + "\n" + one));
    CHECK(read.occurrences.empty());
    CHECK_THAT(problems(read).at(0),
               Catch::StartsWith("line 3: \"" + std::string{method} + "\" a message that answers"));
  }
}

TEST_CASE("import: an event without UID or DTSTAMP is an event of its own") {
  const std::string one = "BEGIN:VEVENT\nSUMMARY:Nameless\nDTSTART:20260916T100000Z\nDURATION:PT1H\nEND:VEVENT\n";
  const auto read = import(vcalendar(one + one));
  CHECK(read.occurrences.size() == 2);
  CHECK(read.problems.empty());
}

TEST_CASE("import: FREEBUSY with types, lists and both forms of period") {
  const auto read = import(
      vcalendar("BEGIN:VFREEBUSY\nDTSTART:20260916T000000Z\nDTEND:20260917T000000Z\n"
                "FREEBUSY:20260916T080000Z/PT1H,20260916T090000Z/20260916T093000Z\n"
                "FREEBUSY;FBTYPE=BUSY-TENTATIVE:20260916T090000Z/PT2H\nFREEBUSY;FBTYPE=FREE:20260916T080000Z/PT8H\n"
                "FREEBUSY;FBTYPE=X-AWAY:20260916T140000Z/PT1H\n"
                "FREEBUSY:20260916T150000Z/20260916T140000Z,nonsense,20260916T150000Z\nEND:VFREEBUSY\n"));
  CHECK(busy(read) == Lines{"2026-09-16T08:00:00Z/2026-09-16T09:30:00Z busy",
                            "2026-09-16T09:30:00Z/2026-09-16T11:00:00Z tentative",
                            "2026-09-16T14:00:00Z/2026-09-16T15:00:00Z busy"});
  CHECK(read.occurrences.empty());
  CHECK(read.problems.size() == 3);
}

TEST_CASE("import: busy times are cut to the window and merged by the greater type") {
  const auto read =
      import(vcalendar("BEGIN:VFREEBUSY\nFREEBUSY:20260801T000000Z/20260902T000000Z\n"
                       "FREEBUSY;FBTYPE=BUSY-UNAVAILABLE:20260901T120000Z/PT1H\nEND:VFREEBUSY\n"));
  CHECK(busy(read) == Lines{"2026-09-01T00:00:00Z/2026-09-01T12:00:00Z busy",
                            "2026-09-01T12:00:00Z/2026-09-01T13:00:00Z unavailable",
                            "2026-09-01T13:00:00Z/2026-09-02T00:00:00Z busy"});
}
