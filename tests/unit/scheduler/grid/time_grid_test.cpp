#include "scheduler/grid/time_grid.hpp"

#include <catch2/catch.hpp>

#include "calendar/civil/iso.hpp"
#include "tests/unit/scheduler/fixture.hpp"

using namespace plenary::scheduler;
using namespace plenary::scheduler::testing;
using namespace std::chrono_literals;
using plenary::calendar::to_iso;

TEST_CASE("A day in Brussels has 96 quarter hours from local midnight") {
  const TimeGrid grid(problem(2020y / 9 / 16, 2020y / 9 / 16));
  CHECK(grid.size() == 96);
  CHECK(to_iso(grid.start(Slot{0})) == "2020-09-15T22:00:00Z");
  CHECK(to_iso(grid.span(Slot{95}).end) == "2020-09-16T22:45:00Z");
}

TEST_CASE("The day on which clocks go back in Brussels has 100 quarter hours, the other one 92") {
  CHECK(TimeGrid(problem(2020y / 10 / 25, 2020y / 10 / 25)).size() == 100);
  CHECK(TimeGrid(problem(2020y / 3 / 29, 2020y / 3 / 29)).size() == 92);
}

TEST_CASE("Where midnight is skipped the day begins with the first minute that exists") {
  Problem cairo = problem(2023y / 4 / 28, 2023y / 4 / 28);
  cairo.zone = zone("Africa/Cairo");
  const TimeGrid grid(cairo);
  CHECK(to_iso(grid.start(Slot{0})) == "2023-04-27T22:00:00Z");
  CHECK(to_iso(cairo.zone.to_local(grid.start(Slot{0}))) == "2023-04-28T01:00");
  CHECK(grid.size() == 92);
}

TEST_CASE("Busy times block every slot that shares a moment with them, and no other") {
  const TimeGrid grid(problem(2020y / 9 / 16, 2020y / 9 / 16));
  const auto at = [&](std::chrono::minutes since_midnight) { return grid.start(Slot{0}) + since_midnight; };
  // Busy 10:00-11:00: an hour from 09:15 to 10:45 is blocked, one from 09:00 or 11:00 is not.
  const auto blocked = grid.slots_overlapping({at(10h), at(11h)});
  CHECK(blocked.start == 9 * 4 + 1);
  CHECK(blocked.end == 11 * 4);
  SECTION("also when they begin off the grid") {
    const auto odd = grid.slots_overlapping({at(10h + 7min), at(10h + 8min)});
    CHECK(odd.start == 9 * 4 + 1);
    CHECK(odd.end == 10 * 4 + 1);
  }
  SECTION("and are cut to the window") {
    CHECK(grid.slots_overlapping({at(-48h), at(48h)}).start == 0);
    CHECK(grid.slots_overlapping({at(-48h), at(48h)}).end == 96);
    CHECK(grid.slots_overlapping({at(48h), at(49h)}).empty());
    CHECK(grid.slots_overlapping({at(10h), at(10h)}).empty());
  }
}

TEST_CASE("Only instants on the grid have a slot") {
  const TimeGrid grid(problem(2020y / 9 / 16, 2020y / 9 / 16));
  CHECK(grid.slot_at(grid.start(Slot{5})) == Slot{5});
  CHECK_FALSE(grid.slot_at(grid.start(Slot{5}) + 1min));
  CHECK_FALSE(grid.slot_at(grid.start(Slot{0}) - 15min));
  CHECK_FALSE(grid.slot_at(grid.start(Slot{96})));
}
