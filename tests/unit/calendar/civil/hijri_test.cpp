#include "calendar/civil/hijri.hpp"

#include <catch2/catch.hpp>

using namespace plenary::calendar;
using namespace std::chrono_literals;

TEST_CASE("a day of the Hijri year is found in every year of the table") {
  HijriYear first{1447, {}};
  HijriYear second{1448, {}};
  first.month_starts[9] = sys_days{2026y / 3 / 20};  // 1 Shawwal 1447
  second.month_starts[9] = sys_days{2027y / 3 / 9};  // 1 Shawwal 1448
  const HijriCalendar calendar{{first, second}};

  CHECK(calendar.each(10, 1) == std::vector<sys_days>{2026y / 3 / 20, 2027y / 3 / 9});
  CHECK(calendar.each(10, 30) == std::vector<sys_days>{2026y / 4 / 18, 2027y / 4 / 7});
  CHECK(HijriCalendar{}.each(10, 1).empty());
}
