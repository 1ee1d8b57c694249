#include <algorithm>
#include <catch2/catch.hpp>

#include "calendar/civil/zone.hpp"
#include "tests/english.hpp"

using namespace plenary;
using namespace plenary::calendar;

namespace {

Error error_of(std::string_view id) {
  const auto zone = Zone::find(id);
  REQUIRE_FALSE(zone);
  CHECK(zone.error().value == printable(id));
  return test::english(zone.error());
}

const std::string places = "an identifier of the tz database such as Europe/Brussels or Africa/Dakar";

}  // namespace

TEST_CASE("every listed identifier is found, and the list is sorted") {
  const auto ids = zone_ids();
  CHECK(ids.size() > 400);
  CHECK(std::is_sorted(ids.begin(), ids.end()));
  for (const auto id : ids) {
    CAPTURE(id);
    const auto zone = Zone::find(id);
    REQUIRE(zone);
    CHECK(zone->id() == id);
    CHECK(*zone == Zone::find(id).value());
  }
}

TEST_CASE("an abbreviation is refused with the zones that it may mean, the dialogue's first") {
  const Error cest = error_of("CEST");
  CHECK(cest.message == "is an abbreviation, not a zone");
  CHECK_THAT(
      plenary::to_text(cest.allowed),
      Catch::StartsWith("Europe/Brussels, Europe/Paris, Europe/Vienna, Europe/Madrid, ") && Catch::EndsWith(" more"));
  CHECK(cest.fix == "name the place, for example Europe/Brussels");
  CHECK(error_of("cest").message == cest.message);
  CHECK_THAT(plenary::to_text(error_of("WAT").allowed), Catch::StartsWith("Africa/Lagos, "));
  CHECK_THAT(plenary::to_text(error_of("EEST").allowed),
             Catch::Contains("Africa/Cairo") && Catch::Contains("Europe/Athens"));
}

TEST_CASE("an abbreviation with several meanings names a zone of each first") {
  CHECK_THAT(plenary::to_text(error_of("IST").allowed),
             Catch::StartsWith("Europe/Dublin, Asia/Kolkata, Asia/Jerusalem, "));
  CHECK_THAT(plenary::to_text(error_of("CST").allowed),
             Catch::StartsWith("America/Chicago, Asia/Shanghai, America/Havana, "));
}

TEST_CASE("abbreviations are refused also where the database keeps a zone of that name") {
  for (const char* id :
       {"CET", "EET", "MET", "WET", "EST", "MST", "HST", "GMT", "EST5EDT", "CST6CDT", "MST7MDT", "PST8PDT"}) {
    CAPTURE(id);
    const Error error = error_of(id);
    CHECK(error.message == "is an abbreviation, not a zone");
    CHECK_THAT(plenary::to_text(error.allowed), Catch::Contains("/"));
  }
  CHECK_THAT(plenary::to_text(error_of("EST5EDT").allowed), Catch::StartsWith("America/New_York, "));
  CHECK_THAT(plenary::to_text(error_of("GMT").allowed), Catch::StartsWith("Africa/Abidjan, "));
}

TEST_CASE("UTC by its two names is a zone") {
  CHECK(Zone::find("UTC"));
  CHECK(Zone::find("Etc/UTC"));
  CHECK(error_of("utc").fix == "UTC");
}

TEST_CASE("an offset is refused: it does not tell when clocks change") {
  for (const char* id : {"+01", "-03:30", "UTC+2", "GMT-1", "GMT+0", "utc+02:00"}) {
    CAPTURE(id);
    CHECK(error_of(id) == Error{"", id, "is an offset from UTC, not a zone: it does not say when clocks change", places,
                                "name the place, or Etc/UTC for UTC itself"});
  }
}

TEST_CASE("a wrong case, a missing region and a misspelling each get the right name") {
  CHECK(error_of("europe/brussels") == Error{"", "europe/brussels", "is not a time zone", places, "Europe/Brussels"});
  CHECK(error_of("EUROPE/BRUSSELS").fix == "Europe/Brussels");
  CHECK(error_of("Brussels").fix == "Europe/Brussels");
  CHECK(error_of("Europe/Brusels").fix == "Europe/Brussels");
  CHECK_THAT(plenary::to_text(error_of("Europe/Bruxelles").fix), Catch::Contains("Europe/Brussels"));
  CHECK(error_of("Africa/Brussels").fix == "Europe/Brussels");
  CHECK(error_of("New York").fix == "America/New_York");
  CHECK(error_of("Abijan").fix == "Africa/Abidjan");
}

TEST_CASE("paths and other families of the database are not identifiers") {
  for (const char* id : {"../Europe/Brussels", "Europe/../Europe/Brussels", "/usr/share/zoneinfo/Europe/Brussels",
                         "posix/Europe/Brussels", "right/Europe/Brussels", "Europe", "Europe/", "localtime",
                         "posixrules", "Factory", "tzdata.zi", "zone.tab", " Europe/Brussels", "Europe/Brussels\n"}) {
    CAPTURE(id);
    const Error error = error_of(id);
    CHECK(error.message == "is not a time zone");
    CHECK(error.allowed == places);
    CHECK_FALSE(error.fix.empty());
  }
}

TEST_CASE("nothing, bytes and a megabyte are refused as calmly") {
  CHECK(error_of("").message == "the time zone is missing");
  CHECK(error_of(std::string_view("Europe/Brussels\0", 16)).value == "Europe/Brussels\\x00");
  CHECK(error_of("\xFF\xFE").value == "\\xFF\\xFE");
  CHECK(error_of(std::string(1 << 20, 'A')).fix == "name the nearest large city’s zone");
  CHECK(error_of("Nowhere/Qqqqqqqqq").fix == "name the nearest large city’s zone");
}
