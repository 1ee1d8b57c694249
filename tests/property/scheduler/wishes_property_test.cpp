#include <algorithm>
#include <catch2/catch.hpp>

#include "random_problem.hpp"
#include "scheduler/slot/exhaustive.hpp"
#include "tests/property/scheduler/rounds.hpp"

using namespace plenary::scheduler;
using namespace plenary::scheduler::testing;

namespace {

Problem without_wishes(Problem problem) {
  for (Participant& who : problem.participants) {
    who.if_need_be = {};
    who.prefers = {};
  }
  return problem;
}

}  // namespace

TEST_CASE("Wishes cost something now, never more than being busy, and change nobody's past", "[wishes][property]") {
  std::mt19937_64 random{2027};  // NOLINT(cert-msc51-cpp): the same problems on every run
  std::size_t paid = 0;
  for (int round = 0; round < rounds_of(150); ++round) {
    const RandomProblem sample = random_problem(random);
    const Problem& problem = sample.problem;
    const Problem plain = without_wishes(problem);
    const Availability availability(problem);
    const Availability as_if(plain);
    for (std::size_t p = 0; p < problem.participants.size(); ++p) {
      REQUIRE(availability.free(p) == as_if.free(p));
      const Burden busy =
          Burden::of_units(problem.table.busy.points * problem.duration.count() * availability.weight(p));
      for (std::size_t i = 0; i < availability.grid().size(); ++i) {
        const auto slot = static_cast<Slot>(i);
        REQUIRE(availability.recorded(p, slot) == as_if.burden(p, slot));
        REQUIRE(availability.burden(p, slot) >= availability.recorded(p, slot));
        REQUIRE(availability.burden(p, slot) <= std::max(busy, availability.recorded(p, slot)));
        if (availability.wished(p, slot) > Burden{}) ++paid;
      }
    }
    // Floors look at what is recorded: what is possible does not depend on wishes.
    REQUIRE(solve(problem).feasible == solve(plain).feasible);
  }
  CHECK(paid > 0);
}
