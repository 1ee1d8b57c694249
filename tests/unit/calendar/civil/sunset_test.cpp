#include "calendar/civil/sunset.hpp"

#include <catch2/catch.hpp>

#include "calendar/civil/iso.hpp"

using namespace plenary::calendar;
using namespace std::chrono_literals;

namespace {

struct Published {
  const char* place;
  double latitude;
  double longitude;
  Date date;
  const char* sunset;  ///< to the second, by an ephemeris (VSOP87) with 34' of refraction
};

}  // namespace

TEST_CASE("sunset agrees with an ephemeris to two minutes, from Dakar to Helsinki") {
  const auto expected =
      GENERATE(Published{"Dakar in Ramadan 1447", 14.67, -17.43, 2026y / 2 / 20, "2026-02-20T19:15:32Z"},
               Published{"Tunis in Ramadan 1447", 36.80, 10.18, 2026y / 3 / 10, "2026-03-10T17:21:55Z"},
               Published{"Nouakchott in Ramadan 1441", 18.10, -15.95, 2020y / 5 / 1, "2020-05-01T19:25:07Z"},
               Published{"Abuja in Ramadan 1446", 9.07, 7.48, 2025y / 3 / 20, "2025-03-20T17:40:50Z"},
               Published{"Algiers in Ramadan 1440", 36.78, 3.05, 2019y / 5 / 15, "2019-05-15T18:48:08Z"},
               Published{"Praia", 14.92, -23.52, 2020y / 9 / 16, "2020-09-16T19:34:27Z"},
               Published{"Ponta Delgada", 37.73, -25.67, 2024y / 7 / 1, "2024-07-01T21:08:21Z"},
               Published{"Brussels, longest day", 50.83, 4.33, 2020y / 6 / 21, "2020-06-21T20:00:02Z"},
               Published{"Brussels, shortest day", 50.83, 4.33, 2020y / 12 / 21, "2020-12-21T15:39:13Z"},
               Published{"London, 21:21 on the clock", 51.51, -0.13, 2020y / 6 / 21, "2020-06-21T20:21:36Z"},
               Published{"Helsinki, longest day", 60.17, 24.97, 2035y / 6 / 21, "2035-06-21T19:49:48Z"},
               Published{"Helsinki, shortest day", 60.17, 24.97, 2016y / 12 / 21, "2016-12-21T13:12:53Z"});
  INFO(expected.place);
  const auto computed = sunset(expected.date, expected.latitude, expected.longitude);
  REQUIRE(computed);
  INFO(to_iso(*computed));
  const seconds difference = *computed - parse_instant(expected.sunset).value();
  CHECK(difference >= -2min);
  CHECK(difference <= 2min);
}

TEST_CASE("a sunset after midnight UTC belongs to the local day: New York in June") {
  const auto computed = sunset(2020y / 6 / 21, 40.71, -74.01);
  REQUIRE(computed);
  CHECK(*computed >= sys_days{2020y / 6 / 22} + 29min);
  CHECK(*computed <= sys_days{2020y / 6 / 22} + 33min);
}

TEST_CASE("north of the polar circle the Sun does not set in June nor rise in December") {
  CHECK_FALSE(sunset(2026y / 6 / 1, 69.65, 18.96));
  CHECK_FALSE(sunset(2026y / 12 / 15, 69.65, 18.96));
  CHECK(sunset(2026y / 3 / 20, 69.65, 18.96));
  CHECK_FALSE(sunset(2026y / 6 / 21, 90.0, 0.0));
}
