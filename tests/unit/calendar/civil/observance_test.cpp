#include "calendar/civil/observance.hpp"

#include <catch2/catch.hpp>

using namespace plenary::calendar;
using namespace std::chrono_literals;

TEST_CASE("Ramadan 1447 lasts from its first day of fasting to the eve of Eid al-Fitr") {
  const RamadanTable table{{{1448, {2027y / 2 / 8, 2027y / 3 / 9}}, {1447, {2026y / 2 / 18, 2026y / 3 / 20}}}};

  CHECK(table.years().front().hijri_year == 1447);
  CHECK_FALSE(table.on(2026y / 2 / 17));
  REQUIRE(table.on(2026y / 2 / 18));
  CHECK(table.on(2026y / 2 / 18)->hijri_year == 1447);
  CHECK(table.on(2026y / 3 / 19));
  CHECK_FALSE(table.on(2026y / 3 / 20));
  CHECK(table.on(2027y / 3 / 8)->hijri_year == 1448);
  CHECK_FALSE(table.on(2030y / 1 / 1));
  CHECK_FALSE(RamadanTable{}.on(2026y / 2 / 18));
}
