#include "tests/unit/calendar/ical/import/import_listing.hpp"

// Names of zones as strangers write them, and what a file's own VTIMEZONE means. RFC 5545 §3.2.19, §3.6.5, §3.8.3.

using namespace plenary;
using namespace plenary::calendar;
using namespace plenary::calendar::test;

namespace {

/// When 13:00 on 17 November 2026 (or `local`) is in UTC by the file; "?" where it cannot be said.
std::string instant_of(const std::string& parameter, const std::string& definition = {},
                       const std::string& local = "20261117T130000") {
  const auto imported = import(vcalendar(definition + "BEGIN:VEVENT\nUID:a\nDTSTART;TZID=" + parameter + ":" + local +
                                         "\nDURATION:PT1H\nEND:VEVENT\n"),
                               options("Europe/Paris", days_from(year{2026} / 1 / 1, 730)));
  return imported.occurrences.empty() ? "?" : to_iso(imported.occurrences.front().span.start);
}

std::string observance(const std::string& start, const std::string& from, const std::string& to,
                       const std::string& more = {}) {
  return "BEGIN:STANDARD\nDTSTART:" + start + "\nTZOFFSETFROM:" + from + "\nTZOFFSETTO:" + to + "\n" + more +
         "END:STANDARD\n";
}

std::string zone(const std::string& tzid, const std::string& observances) {
  return "BEGIN:VTIMEZONE\nTZID:" + tzid + "\n" + observances + "END:VTIMEZONE\n";
}

}  // namespace

TEST_CASE("strange zones: a bare offset says the instant of the time beside it") {
  for (const char* name : {"UTC+03:00", "\"UTC+03:00\"", "GMT+0300", "(GMT +03:00)", "(UTC+03:00)", "+03:00", "+0300",
                           "UTC+3", "utc +3"}) {
    INFO(name);
    CHECK(instant_of(name) == "2026-11-17T10:00:00Z");
  }
  CHECK(instant_of("GMT-0500") == "2026-11-17T18:00:00Z");
  CHECK(instant_of("\"(UTC-05:00) Some camp\"") == "2026-11-17T18:00:00Z");
  CHECK(instant_of("UTC+25:00") == "?");
}

TEST_CASE("strange zones: names that mean one zone only, in any letter case") {
  for (const char* name :
       {"GMT", "gmt", "UTC", "Zulu", "\"tzone://Microsoft/Utc\"", "\"TZONE://microsoft/UTC\"", "(UTC)"}) {
    INFO(name);
    CHECK(instant_of(name) == "2026-11-17T13:00:00Z");
  }
  for (const char* name :
       {"Eastern Standard Time", "eastern standard time", "Eastern Daylight Time", "Eastern Time (US & Canada)",
        "Eastern Time (US and Canada)", "(UTC-05:00) Eastern Time (US and Canada)", "EST5EDT"}) {
    INFO(name);
    CHECK(instant_of(name) == "2026-11-17T18:00:00Z");
    CHECK(instant_of(name, "", "20260717T130000") == "2026-07-17T17:00:00Z");
  }
  CHECK(instant_of("\"Brussels, Copenhagen, Madrid, Paris\"") == "2026-11-17T12:00:00Z");
  CHECK(instant_of("CEST") == "?");
}

TEST_CASE("strange zones: TZID is TEXT, so that its escapes are not part of the name") {
  const std::string tunis = observance("19700101T000000", "+0100", "+0100");
  CHECK(instant_of("\"Desk, upstairs\"", zone("Desk\\, upstairs", tunis)) == "2026-11-17T12:00:00Z");
  CHECK(instant_of("\"Desk\\, upstairs\"", zone("Desk\\, upstairs", tunis)) == "2026-11-17T12:00:00Z");
  CHECK(instant_of("\"Desk; 2\"", zone("Desk\\; 2", tunis)) == "2026-11-17T12:00:00Z");
}

TEST_CASE("strange zones: an empty TZID with a definition is a name, without one it is floating and reported") {
  CHECK(instant_of("", zone("", observance("19700101T000000", "+0000", "+0000"))) == "2026-11-17T13:00:00Z");
  CHECK(instant_of("") == "2026-11-17T12:00:00Z");
}

// §3.8.3.3: TZOFFSETFROM is the offset in use prior to the onset.
TEST_CASE("strange zones: before the first onset TZOFFSETFROM holds") {
  const std::string from_2027 = zone("Camp", observance("20270101T000000", "+0230", "+0700"));
  CHECK(instant_of("Camp", from_2027) == "2026-11-17T10:30:00Z");
  CHECK(instant_of("Camp", from_2027, "20270117T130000") == "2027-01-17T06:00:00Z");
}

TEST_CASE("strange zones: onsets in the years 1 and 1601, and rules that name no day") {
  for (const char* start : {"00010101T000000", "16010101T000000"}) {
    INFO(start);
    CHECK(instant_of("Office", zone("Office", observance(start, "+0100", "+0100"))) == "2026-11-17T12:00:00Z");
  }
  const std::string yearly =
      zone("Office", observance("00011025T030000", "+0330", "+0230", "RRULE:FREQ=YEARLY;BYMONTH=10\n") +
                         observance("00010325T020000", "+0230", "+0330", "RRULE:FREQ=YEARLY;BYMONTH=3\n"));
  CHECK(instant_of("Office", yearly) == "2026-11-17T10:30:00Z");
  CHECK(instant_of("Office", yearly, "20260717T130000") == "2026-07-17T09:30:00Z");
}

TEST_CASE("strange zones: a definition that no zone matches where its events lie means its own offsets") {
  // As Paris until 2026, and an hour further east from 2027 on.
  const std::string moved =
      zone("Office", observance("19701025T030000", "+0200", "+0100", "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\n") +
                         "BEGIN:DAYLIGHT\nDTSTART:19700329T020000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200\n"
                         "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU;UNTIL=20260329T010000Z\nEND:DAYLIGHT\n" +
                         observance("20270110T000000", "+0100", "+0300"));
  const std::string both =
      moved + "BEGIN:VEVENT\nUID:b\nDTSTART;TZID=Office:20270117T130000\nDURATION:PT1H\nEND:VEVENT\n";
  const auto imported = import(vcalendar(both), options("", days_from(year{2026} / 1 / 1, 730)));
  REQUIRE(imported.occurrences.size() == 1);
  CHECK(to_iso(imported.occurrences.front().span.start) == "2027-01-17T10:00:00Z");
}

TEST_CASE("strange zones: a name that merely contains the letters of a city is no evidence") {
  const std::string eastern =
      zone("My Eastern", observance("19701101T020000", "-0400", "-0500", "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU\n") +
                             "BEGIN:DAYLIGHT\nDTSTART:19700308T020000\nTZOFFSETFROM:-0500\nTZOFFSETTO:-0400\n"
                             "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU\nEND:DAYLIGHT\n");
  const auto imported =
      import(vcalendar(eastern + "BEGIN:VEVENT\nUID:a\nDTSTART;TZID=My Eastern:20261117T130000\nEND:VEVENT\n"),
             options("", days_from(year{2026} / 11 / 1, 60)));
  REQUIRE(imported.zones.size() == 1);
  CHECK_THAT(imported.zones.front().message,
             Catch::Contains("whose clocks are those") && !Catch::Contains("Pacific/Easter"));
  CHECK(to_iso(imported.occurrences.at(0).span.start) == "2026-11-17T18:00:00Z");
  // "Head office, Tunis" names no zone: the definition decides.
  CHECK(instant_of("\"Head office, Tunis\"",
                   zone("Head office\\, Tunis", observance("19700101T000000", "+0545", "+0545"))) ==
        "2026-11-17T07:15:00Z");
}
