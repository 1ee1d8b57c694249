#include "calendar/civil/easter.hpp"

#include <catch2/catch.hpp>

using namespace plenary::calendar;
using namespace std::chrono_literals;

TEST_CASE("Western Easter Sunday, also at the ends of its range") {
  CHECK(easter_sunday(1818y) == 1818y / 3 / 22);  // the earliest possible
  CHECK(easter_sunday(1943y) == 1943y / 4 / 25);  // the latest possible
  CHECK(easter_sunday(1954y) == 1954y / 4 / 18);  // golden number above 11 and epact 25
  CHECK(easter_sunday(1981y) == 1981y / 4 / 19);  // epact 24
  CHECK(easter_sunday(2015y) == 2015y / 4 / 5);
  CHECK(easter_sunday(2020y) == 2020y / 4 / 12);
  CHECK(easter_sunday(2026y) == 2026y / 4 / 5);
  CHECK(easter_sunday(2035y) == 2035y / 3 / 25);
}

TEST_CASE("Orthodox Easter Sunday as Athens and Sofia keep it") {
  CHECK(orthodox_easter_sunday(2015y) == 2015y / 4 / 12);
  CHECK(orthodox_easter_sunday(2016y) == 2016y / 5 / 1);
  CHECK(orthodox_easter_sunday(2020y) == 2020y / 4 / 19);
  CHECK(orthodox_easter_sunday(2021y) == 2021y / 5 / 2);
  CHECK(orthodox_easter_sunday(2024y) == 2024y / 5 / 5);
  CHECK(orthodox_easter_sunday(2025y) == 2025y / 4 / 20);  // with the Western one
  CHECK(orthodox_easter_sunday(2026y) == 2026y / 4 / 12);
}

TEST_CASE("Easter is a Sunday, and the Orthodox one never comes first") {
  for (year in = 1900y; in <= 2099y; ++in) {
    INFO(static_cast<int>(in));
    CHECK(weekday_of(easter_sunday(in)) == std::chrono::Sunday);
    CHECK(weekday_of(orthodox_easter_sunday(in)) == std::chrono::Sunday);
    CHECK(easter_sunday(in) <= orthodox_easter_sunday(in));
  }
}
