#include <catch2/catch.hpp>

#include <random>

#include "random_problem.hpp"
#include "rounds.hpp"
#include "scheduler/grid/availability.hpp"
#include "scheduler/slot/exhaustive.hpp"

using namespace plenary::scheduler;
using namespace plenary::scheduler::testing;

namespace {

BurdenTable hours_alone(BurdenTable table) {
  table.rest_day = table.holiday = table.tentative = table.near_tentative = Rate{0};
  return table;
}

BurdenTable days_alone(BurdenTable table) {
  table.core = table.shoulder = table.lunch = table.off_hours = table.friday_prayer = table.iftar = Rate{0};
  for (ClockBand& band : table.bands) band.rate = Rate{0};
  return table;
}

/// A random problem in which nobody is busy or wishes anything: being busy takes the place of day and hour.
Problem at_leisure(std::mt19937_64& random, const RandomProblem& sample) {
  Problem problem = sample.problem;
  for (Participant& one : problem.participants) {
    one.busy = one.if_need_be = {};
    one.prefers = {};
    one.delegates.clear();
  }
  // Waived or not must make no difference; some are.
  for (const Participant& one : problem.participants) {
    if (random() % 2 == 0) problem.waivers.push_back({one.delegation->id, Waiver::What::rest_day, std::nullopt});
    if (random() % 3 == 0) problem.waivers.push_back({one.delegation->id, Waiver::What::holiday, std::nullopt});
  }
  return problem;
}

}  // namespace

TEST_CASE("What a slot costs is what its days cost and what its hours cost, for everybody and refused or not") {
  std::mt19937_64 random{31};
  for (int round = 0; round < rounds_of(200); ++round) {
    const RandomProblem sample = random_problem(random);
    const Problem both = at_leisure(random, sample);
    Problem hours = both;
    hours.table = hours_alone(both.table);
    Problem days = both;
    days.table = days_alone(both.table);
    const Availability whole(both);
    const Availability by_hour(hours);
    const Availability by_day(days);
    for (std::size_t p = 0; p < both.participants.size(); ++p) {
      for (std::size_t i = 0; i < whole.grid().size(); ++i) {
        const auto slot = static_cast<Slot>(i);
        INFO("round " << round << " participant " << p << " slot " << i);
        REQUIRE(whole.unweighted(p, slot) == by_hour.unweighted(p, slot) + by_day.unweighted(p, slot));
      }
    }
  }
}

TEST_CASE("Of two slots on equally costly days, the one at better hours is better") {
  std::mt19937_64 random{37};
  for (int round = 0; round < rounds_of(300); ++round) {
    const RandomProblem sample = random_problem(random);
    Problem problem = at_leisure(random, sample);
    if (problem.participants.empty()) continue;
    problem.participants.resize(1);
    problem.participants.front().role = Role::required;
    problem.quorum = {};
    problem.ledger = {};
    problem.past.clear();
    problem.ledger_floors = {};
    Problem hours = problem;
    hours.table = hours_alone(problem.table);
    Problem days = problem;
    days.table = days_alone(problem.table);
    const Availability by_hour(hours);
    const Availability by_day(days);
    const Solution solution = solve(problem);
    for (std::size_t i = 1; i < solution.ranking.size(); ++i) {
      const Slot better = solution.ranking[i - 1];
      const Slot worse = solution.ranking[i];
      if (by_day.unweighted(0, better) != by_day.unweighted(0, worse)) continue;
      INFO("round " << round << " rank " << i);
      REQUIRE(by_hour.unweighted(0, better) <= by_hour.unweighted(0, worse));
    }
  }
}
