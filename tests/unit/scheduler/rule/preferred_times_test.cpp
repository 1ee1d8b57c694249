#include "scheduler/rule/preferred_times.hpp"

#include <catch2/catch.hpp>

#include "tests/unit/scheduler/fixture.hpp"

using namespace plenary;
using namespace plenary::scheduler;
using namespace plenary::scheduler::testing;
using namespace std::chrono_literals;

TEST_CASE("Preferred are hours of some weekdays, and hours may pass midnight", "[rule]") {
  const calendar::LocalTime tuesday = calendar::midnight(calendar::Date{2027y / 6 / 8});
  PreferredTimes times;
  CHECK(times.empty());
  times.hours = ClockSpan{14h, 17h};
  times.weekdays = {2};
  CHECK(times.contains(tuesday + 14h));
  CHECK_FALSE(times.contains(tuesday + 17h));
  CHECK_FALSE(times.contains(tuesday + 38h));
  times = {ClockSpan{22h, 26h}, {}};
  CHECK(times.contains(tuesday + 23h));
  CHECK(times.contains(tuesday + 25h));
  CHECK_FALSE(times.contains(tuesday + 26h));
}

TEST_CASE("Steps are counted by when they begin", "[rule]") {
  const auto start =
      *calendar::to_instant(zone("Europe/Brussels"), calendar::midnight(calendar::Date{2027y / 6 / 8}) + 16h + 30min,
                            calendar::ResolvePolicy::reject);
  const PreferredTimes afternoon{ClockSpan{14h, 17h}, {}};
  CHECK(steps_not_preferred(afternoon, zone("Europe/Brussels"), {start, start + 1h}, 15min) == 2);
  CHECK(steps_not_preferred(afternoon, zone("UTC"), {start, start + 1h}, 15min) == 0);
}
