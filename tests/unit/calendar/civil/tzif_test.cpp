#include "calendar/civil/tzif.hpp"

#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <string>

#include "calendar/civil/zone.hpp"
#include "calendar/civil/zoneinfo.hpp"

namespace {

using namespace plenary;
using namespace plenary::calendar;

std::string compiled(std::string_view id) {
  std::ifstream file(zoneinfo_directory() / id, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

constexpr Interval<Instant> all{sys_days{year{1900} / 1 / 1}, sys_days{year{2200} / 1 / 1}};

TEST_CASE("Every zone of the database is read from its file as the date library reads it", "[tzif]") {
  std::size_t changes = 0;
  for (const std::string_view id : zone_ids()) {
    const Zone zone = Zone::find(id).value();
    const auto again = Zone::from_tzif(zone, compiled(id));
    INFO(id);
    REQUIRE(again);
    CHECK(again->id() == id);
    const auto expected = zone.transitions(all);
    const auto read = again->transitions(all);
    REQUIRE(std::vector(read.begin(), read.end()) == std::vector(expected.begin(), expected.end()));
    CHECK(again->offset_at(all.start) == zone.offset_at(all.start));
    changes += expected.size();
  }
  CHECK(changes > 10'000);
}

TEST_CASE("A compiled zone that is cut anywhere is refused", "[tzif]") {
  const std::string bytes = compiled("Africa/Casablanca");
  for (std::size_t length = 0; length < bytes.size(); ++length) {
    INFO(length);
    CHECK_FALSE(Tzif::parse(std::string_view{bytes}.substr(0, length)));
  }
}

TEST_CASE("What is no compiled zone says so", "[tzif]") {
  CHECK(Tzif::parse("Zone Africa/Casablanca").error().message.code == "tzif.no-header");
  std::string old = compiled("Europe/Paris");
  old[4] = '\0';
  CHECK(Tzif::parse(old).error().message.code == "tzif.too-old");
  std::string rule = compiled("Europe/Paris");
  rule.replace(rule.size() - 4, 3, "???");
  CHECK_FALSE(Zone::from_tzif(Zone::find("Europe/Paris").value(), rule));
}

}  // namespace
