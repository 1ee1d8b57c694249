#include <catch2/catch.hpp>

#include "scheduler/timetable/overlap_bound.hpp"
#include "scheduler/timetable/timetable_solver.hpp"
#include "tests/property/scheduler/random_timetable.hpp"
#include "tests/property/scheduler/rounds.hpp"

using namespace plenary::scheduler;
using plenary::scheduler::testing::rounds_of;

TEST_CASE("What overlaps cost at least is no more than the best of all plans pays", "[timetable][property]") {
  Random64 random{31};  // NOLINT(cert-msc51-cpp): the same cases on every run
  const auto constraints = all_constraints();
  int positive = 0;
  int tight = 0;
  for (int round = 0; round < rounds_of(400); ++round) {
    // So little time that three or four meetings must often overlap.
    Timetable timetable = random_timetable(random, between(random, 3, 4), 4, 1, between(random, 4, 6));
    while (timetable.rooms.size() > 2) timetable.rooms.pop_back();
    const CostModel model = compiled(timetable, constraints);
    const Score best = exhausted(timetable, constraints);
    if (!best.feasible()) continue;
    const auto least = least_cost_of_overlaps(timetable, model, 200'000);
    REQUIRE(least <= best.medium);
    if (best.medium > 0 && least > 0) ++positive;
    if (best.medium > 0 && least == best.medium) ++tight;

    SearchOptions options;
    options.bound_work = 200'000;
    options.allowance = [](std::size_t) { return moves_unless({}, 2'000); };
    const auto solution = solve(timetable, model, options);
    REQUIRE(solution.bound <= best);
    REQUIRE(solution.bound.medium >= least);
  }
  CHECK(positive > rounds_of(20));
  CHECK(tight > rounds_of(10));
}

TEST_CASE("Three meetings of the same people, who need not attend, in the time of two", "[timetable]") {
  Timetable timetable;
  timetable.day_of = {0, 0, 0, 0};
  timetable.rooms = {{"hall", 9}, {"study", 9}, {"attic", 9}};
  timetable.persons = 5;
  const std::vector<Person> everybody{Person{0}, Person{1}, Person{2}, Person{3}, Person{4}};
  for (const char* name : {"A", "B", "C"}) timetable.meetings.push_back({name, {2}, {}, everybody, 5});
  TimetableConstraints constraints;
  constraints.push_back(room_conflict(Level::hard, 1));
  constraints.push_back(overtime(Level::hard, 1));
  constraints.push_back(preferred_conflict(Level::medium, 1));
  const CostModel model = compiled(timetable, constraints);
  // Six grains of meetings in four grains: two must be shared, by five persons each.
  CHECK(least_cost_of_overlaps(timetable, model, 1'000'000) == 10);
  CHECK(least_cost_of_overlaps(timetable, model, 1'000'000) == exhausted(timetable, constraints).medium);
  // With time for all of them nothing is known to cost anything.
  timetable.day_of = {0, 0, 0, 0, 0, 0};
  CHECK(least_cost_of_overlaps(timetable, compiled(timetable, constraints), 1'000'000) == 0);
}
