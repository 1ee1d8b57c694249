#include <catch2/catch.hpp>

#include "brute_force.hpp"
#include "random_problem.hpp"
#include "scheduler/explain/answer.hpp"
#include "scheduler/slot/exhaustive.hpp"
#include "scheduler/slot/ranking.hpp"
#include "tests/property/scheduler/rounds.hpp"

using namespace plenary::scheduler;
using namespace plenary::scheduler::testing;

namespace {

constexpr int problems = rounds_of(10'000, 16);

}  // namespace

TEST_CASE("The solver ranks random problems exactly as brute force does") {
  std::mt19937_64 random{20200916};
  std::size_t ranked = 0;
  std::size_t infeasible = 0;
  for (int round = 0; round < problems; ++round) {
    const RandomProblem sample = random_problem(random);
    const Problem& problem = sample.problem;
    INFO("round " << round);
    const Solution solution = solve(problem);
    const auto slots = score_all(problem);
    const TimeGrid& grid = solution.availability.grid();
    REQUIRE(grid.size() == slots.size());
    for (std::size_t i = 0; i < slots.size(); ++i) {
      const auto slot = static_cast<Slot>(i);
      REQUIRE(grid.start(slot) == slots[i].start);
      for (std::size_t p = 0; p < problem.participants.size(); ++p) {
        INFO("slot " << i << " participant " << p);
        REQUIRE(solution.availability.burden(p, slot).units() == slots[i].burden[p]);
        REQUIRE(solution.availability.free(p).contains(slot) == slots[i].free[p]);
      }
      REQUIRE(solution.feasible.contains(slot) == slots[i].feasible);
    }
    std::vector<plenary::calendar::Instant> order;
    for (const Slot slot : solution.ranking) order.push_back(grid.start(slot));
    REQUIRE(order == rank_all(problem, slots));
    ranked += order.size();
    infeasible += order.empty();
  }
  // The generator must make both kinds, or the test proves nothing.
  CHECK(ranked > 5'000);
  CHECK(infeasible > 25);
  CHECK(infeasible < problems / 2);
}

TEST_CASE("Reasons add up to the burden that they explain") {
  std::mt19937_64 random{7};
  for (int round = 0; round < 300; ++round) {
    const RandomProblem sample = random_problem(random);
    const Problem& problem = sample.problem;
    const Availability availability(problem);
    for (std::size_t p = 0; p < problem.participants.size(); ++p) {
      const bool several = !problem.participants[p].delegates.empty();
      for (std::size_t i = 0; i < availability.grid().size(); i += 7) {
        const auto slot = static_cast<Slot>(i);
        const Experience lived = experience(problem, availability, p, slot);
        Burden sum;
        bool refused = false;
        for (const Reason& reason : lived.reasons) {
          sum += reason.burden;
          refused = refused || reason.hard;
        }
        INFO("round " << round << " participant " << p << " slot " << i);
        REQUIRE(sum == availability.unweighted(p, slot));
        // One of several may be kept away while another comes.
        REQUIRE((several || lived.free == !refused));
      }
    }
  }
}

TEST_CASE("Comparing two slots says what the ranking says") {
  std::mt19937_64 random{11};
  for (int round = 0; round < 200; ++round) {
    const RandomProblem sample = random_problem(random);
    const Solution solution = solve(sample.problem);
    for (std::size_t i = 0; i + 1 < solution.ranking.size(); i += 5) {
      const Comparison comparison =
          compare(sample.problem, solution.availability, solution.ranking[i + 1], solution.ranking[i]);
      REQUIRE(comparison.better == solution.ranking[i]);
      REQUIRE(comparison.worse == solution.ranking[i + 1]);
      if (comparison.decided_by < Criterion::preferred) REQUIRE(comparison.better_value < comparison.worse_value);
    }
  }
}

TEST_CASE("More busy time never improves the best slot's worst-off country") {
  std::mt19937_64 random{13};
  for (int round = 0; round < 200; ++round) {
    RandomProblem sample = random_problem(random);
    // A country that the busy time sends away would no longer count against the floor.
    sample.problem.most_points.reset();
    const auto worst = [](const Problem& problem) {
      const Solution solution = solve(problem);
      if (solution.ranking.empty()) return Burden::of_points(1'000'000);
      const auto burdens = sorted_burdens(problem, solution.availability, solution.ranking.front());
      return burdens.empty() ? Burden{} : burdens.front();
    };
    const Burden before = worst(sample.problem);
    const auto start = plenary::calendar::Instant{plenary::calendar::sys_days{sample.problem.window.first}} +
                       std::chrono::hours{random() % 48};
    auto& who = sample.problem.participants[random() % sample.problem.participants.size()];
    who.busy = who.busy.unite(BusyTimes{{{start, start + std::chrono::hours{1 + random() % 8}}}});
    REQUIRE(worst(sample.problem) >= before);
  }
}
