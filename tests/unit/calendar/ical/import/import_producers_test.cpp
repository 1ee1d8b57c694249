#include "tests/unit/calendar/ical/import/import_listing.hpp"

#include "calendar/civil/tzdata.hpp"

// Files as real producers write them, and all that is read of each. Whole days and floating times are in Brussels.

using namespace plenary::calendar;
using namespace plenary::calendar::test;

namespace {

std::string tzdata() { return "tzdata " + system_tzdata_version().value().text(); }

}  // namespace

TEST_CASE("import: Google: a weekly series with an exception and a moved occurrence, a free day, a tentative call") {
  const auto read = import(fixture("google.ics"));
  CHECK(occurrences(read) ==
        Lines{"2026-09-01T08:00:00Z/2026-09-01T09:00:00Z = 10:00 Europe/Brussels, busy: Weekly desk meeting "
              "[20260901T100000]",
              "2026-09-16T13:00:00Z/2026-09-16T14:00:00Z = 15:00 Europe/Brussels, busy: Weekly desk meeting (moved) "
              "[20260915T100000]",
              "2026-09-17T12:00:00Z/2026-09-17T12:30:00Z = 12:00 Etc/UTC, tentative: Call with Dakar",
              "2026-09-17T22:00:00Z/2026-09-18T22:00:00Z = 2026-09-18 to 2026-09-18, free: Leave",
              "2026-09-22T08:00:00Z/2026-09-22T09:00:00Z = 10:00 Europe/Brussels, busy: Weekly desk meeting "
              "[20260922T100000]",
              "2026-09-29T08:00:00Z/2026-09-29T09:00:00Z = 10:00 Europe/Brussels, busy: Weekly desk meeting "
              "[20260929T100000]",
              "2026-10-06T08:00:00Z/2026-10-06T09:00:00Z = 10:00 Europe/Brussels, busy: Weekly desk meeting "
              "[20261006T100000]",
              "2026-10-13T08:00:00Z/2026-10-13T09:00:00Z = 10:00 Europe/Brussels, busy: Weekly desk meeting "
              "[20261013T100000]",
              "2026-10-20T08:00:00Z/2026-10-20T09:00:00Z = 10:00 Europe/Brussels, busy: Weekly desk meeting "
              "[20261020T100000]",
              "2026-10-27T09:00:00Z/2026-10-27T10:00:00Z = 10:00 Europe/Brussels, busy: Weekly desk meeting "
              "[20261027T100000]"});
  CHECK(busy(read) ==
        Lines{"2026-09-01T08:00:00Z/2026-09-01T09:00:00Z busy", "2026-09-16T13:00:00Z/2026-09-16T14:00:00Z busy",
              "2026-09-17T12:00:00Z/2026-09-17T12:30:00Z tentative", "2026-09-22T08:00:00Z/2026-09-22T09:00:00Z busy",
              "2026-09-29T08:00:00Z/2026-09-29T09:00:00Z busy", "2026-10-06T08:00:00Z/2026-10-06T09:00:00Z busy",
              "2026-10-13T08:00:00Z/2026-10-13T09:00:00Z busy", "2026-10-20T08:00:00Z/2026-10-20T09:00:00Z busy",
              "2026-10-27T09:00:00Z/2026-10-27T10:00:00Z busy"});
  CHECK(zones(read) == Lines{});
  CHECK(problems(read) == Lines{});
}

TEST_CASE(
    "import: Exchange: Windows names with definitions since 1601; Morocco's is out of date; out of office and working "
    "elsewhere") {
  const auto read = import(fixture("exchange.ics"));
  CHECK(
      occurrences(read) ==
      Lines{"2026-09-16T12:00:00Z/2026-09-16T13:30:00Z = 14:00 Europe/Paris, busy: Steering group [20260916T140000]",
            "2026-09-21T09:00:00Z/2026-09-21T17:00:00Z = 09:00 Africa/Casablanca, unavailable: Mission to Rabat",
            "2026-09-21T22:00:00Z/2026-09-22T22:00:00Z = 2026-09-22 to 2026-09-22, free: At home",
            "2026-11-18T13:00:00Z/2026-11-18T14:30:00Z = 14:00 Europe/Paris, busy: Steering group [20261118T140000]",
            "2026-12-16T13:00:00Z/2026-12-16T14:30:00Z = 14:00 Europe/Paris, busy: Steering group [20261216T140000]"});
  CHECK(busy(read) ==
        Lines{"2026-09-16T12:00:00Z/2026-09-16T13:30:00Z busy", "2026-09-21T09:00:00Z/2026-09-21T17:00:00Z unavailable",
              "2026-11-18T13:00:00Z/2026-11-18T14:30:00Z busy", "2026-12-16T13:00:00Z/2026-12-16T14:30:00Z busy"});
  CHECK(zones(read) == Lines{"Romance Standard Time is read as Europe/Paris (a Windows name)",
                             "Morocco Standard Time is read as Africa/Casablanca (a Windows name); the file's "
                             "VTIMEZONE says +01:00 from 2026-09-20T01:00:00Z, " +
                                 tzdata() + " +00:00: the database is used, 60 minutes' difference"});
  CHECK(problems(read) == Lines{});
}

TEST_CASE("import: Outlook: a customized time zone and a display name") {
  const auto read = import(fixture("outlook_com.ics"));
  CHECK(occurrences(read) ==
        Lines{"2026-09-16T08:00:00Z/2026-09-16T09:00:00Z = 09:00 Africa/Lagos, busy: Call with Abuja",
              "2026-09-16T09:00:00Z/2026-09-16T10:00:00Z = 11:00 Europe/Brussels, tentative: Réunion de coordination"});
  CHECK(zones(read) == Lines{"Customized Time Zone is read as Europe/Brussels, whose clocks are those of the file's "
                             "VTIMEZONE from 2025-09-14 to 2027-09-19",
                             "(UTC+01:00) West Central Africa is read as Africa/Lagos (a Windows display name)"});
  CHECK(problems(read) == Lines{});
}

TEST_CASE("import: Apple: THISANDFUTURE moves the rest of a series; a birthday without a year since 1604") {
  const auto read = import(fixture("apple.ics"));
  CHECK(
      occurrences(read) ==
      Lines{
          "2026-09-14T07:00:00Z/2026-09-14T08:00:00Z = 09:00 Europe/Paris, busy: Point hebdomadaire [20260914T090000]",
          "2026-09-16T22:00:00Z/2026-09-17T22:00:00Z = 2026-09-17 to 2026-09-17, free: Anniversaire [20260917]",
          "2026-09-21T07:00:00Z/2026-09-21T08:00:00Z = 09:00 Europe/Paris, busy: Point hebdomadaire [20260921T090000]",
          "2026-09-29T09:00:00Z/2026-09-29T09:30:00Z = 11:00 Europe/Paris, busy: Point hebdomadaire (mardi) "
          "[20260928T090000]",
          "2026-10-06T09:00:00Z/2026-10-06T09:30:00Z = 11:00 Europe/Paris, busy: Point hebdomadaire (mardi) "
          "[20261005T090000]"});
  CHECK(zones(read) == Lines{});
  CHECK(problems(read) == Lines{});
}

TEST_CASE("import: Lotus Notes: dates as a list of periods, and rules that repeat the time of day") {
  const auto read = import(fixture("lotus_notes.ics"));
  CHECK(occurrences(read) == Lines{"2026-09-16T08:00:00Z/2026-09-16T09:00:00Z = 10:00 Europe/Brussels, busy: "
                                   "Preparatory meetings [20260916T100000]",
                                   "2026-09-17T08:00:00Z/2026-09-17T09:30:00Z = 10:00 Europe/Brussels, busy: "
                                   "Preparatory meetings [20260917T100000]",
                                   "2026-09-21T08:00:00Z/2026-09-21T08:45:00Z = 10:00 Europe/Brussels, busy: "
                                   "Preparatory meetings [20260921T100000]"});
  CHECK(zones(read) == Lines{"W. Europe is read as Europe/Brussels, whose clocks are those of the file's VTIMEZONE "
                             "from 2025-09-14 to 2027-09-24"});
  CHECK(problems(read) == Lines{});
}

TEST_CASE("import: Indico: UTC times that are declared to be what they are") {
  const auto read = import(fixture("indico.ics"));
  CHECK(occurrences(read) ==
        Lines{"2026-09-16T07:00:00Z/2026-09-17T15:00:00Z = 07:00 Etc/UTC, busy: Thematic meeting"});
  CHECK(zones(read) == Lines{});
  CHECK(problems(read) == Lines{});
}

TEST_CASE(
    "import: Thunderbird: a globally unique name, a definition that knows neither the decree of 2018 nor that of "
    "2026") {
  const auto read = import(fixture("thunderbird.ics"));
  CHECK(
      occurrences(read) ==
      Lines{
          "2026-09-17T09:00:00Z/2026-09-17T09:30:00Z = 10:00 Africa/Casablanca, busy: Point presse [20260917T100000]",
          "2026-09-19T09:00:00Z/2026-09-19T09:30:00Z = 10:00 Africa/Casablanca, busy: Point presse [20260919T100000]",
          "2026-09-20T10:00:00Z/2026-09-20T10:30:00Z = 10:00 Africa/Casablanca, busy: Point presse [20260920T100000]",
          "2026-09-21T10:00:00Z/2026-09-21T10:30:00Z = 10:00 Africa/Casablanca, busy: Point presse [20260921T100000]",
          "2026-09-22T10:00:00Z/2026-09-22T10:30:00Z = 10:00 Africa/Casablanca, busy: Point presse [20260922T100000]"});
  CHECK(zones(read) == Lines{"/mozilla.org/20070129_1/Africa/Casablanca is read as Africa/Casablanca (its "
                             "X-LIC-LOCATION); the file's VTIMEZONE says +00:00 from 2026-09-01T00:00:00Z, " +
                             tzdata() + " +01:00: the database is used, 60 minutes' difference"});
  CHECK(problems(read) == Lines{});
}

TEST_CASE("import: Nextcloud: days that recur, a cancelled event, a zone that the file does not define") {
  const auto read = import(fixture("nextcloud.ics"));
  CHECK(occurrences(read) ==
        Lines{"2026-09-13T22:00:00Z/2026-09-15T22:00:00Z = 2026-09-14 to 2026-09-15, busy: Séminaire [20260914]",
              "2026-09-16T10:00:00Z/2026-09-16T11:30:00Z = 10:00 Africa/Dakar, free: Atelier annulé (cancelled)",
              "2026-09-27T22:00:00Z/2026-09-29T22:00:00Z = 2026-09-28 to 2026-09-29, busy: Séminaire [20260928]"});
  CHECK(zones(read) == Lines{});
  CHECK(problems(read) == Lines{});
}

TEST_CASE("import: availability: office hours in Tunis, a trip of higher priority, and published busy times") {
  const auto read = import(fixture("working_hours.ics"));
  CHECK(occurrences(read) == Lines{});
  CHECK(busy(read) ==
        Lines{"2026-09-13T23:00:00Z/2026-09-14T07:00:00Z unavailable", "2026-09-14T08:00:00Z/2026-09-14T09:30:00Z busy",
              "2026-09-14T09:30:00Z/2026-09-14T09:45:00Z unavailable", "2026-09-14T09:45:00Z/2026-09-14T10:00:00Z busy",
              "2026-09-14T11:00:00Z/2026-09-15T07:00:00Z unavailable",
              "2026-09-15T11:00:00Z/2026-09-17T07:00:00Z unavailable",
              "2026-09-17T09:00:00Z/2026-09-17T12:00:00Z tentative",
              "2026-09-17T13:00:00Z/2026-09-18T07:00:00Z unavailable",
              "2026-09-18T11:00:00Z/2026-09-18T23:00:00Z unavailable"});
  CHECK(zones(read) == Lines{});
  CHECK(problems(read) == Lines{});
}
