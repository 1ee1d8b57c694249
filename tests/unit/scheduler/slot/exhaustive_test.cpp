#include "scheduler/slot/exhaustive.hpp"

#include <catch2/catch.hpp>
#include <set>

#include "calendar/civil/iso.hpp"
#include "scheduler/slot/ranking.hpp"
#include "tests/unit/scheduler/fixture.hpp"

using namespace plenary::scheduler;
using namespace plenary::scheduler::testing;
using namespace std::chrono_literals;
using plenary::calendar::to_iso;

namespace {

std::string best_start(const Problem& problem) {
  const Solution solution = solve(problem);
  REQUIRE_FALSE(solution.ranking.empty());
  return to_iso(problem.zone.to_local(solution.availability.grid().start(solution.ranking.front())));
}

}  // namespace

TEST_CASE("Belgium alone meets first thing on the first working morning") {
  Problem alone = problem(2020y / 9 / 12, 2020y / 9 / 18);  // a Saturday to a Friday
  alone.participants.push_back(invited("BE", Role::required));
  CHECK(best_start(alone) == "2020-09-14T09:00");
}

TEST_CASE("Algeria and Belgium share Monday to Thursday only") {
  Problem both = problem(2020y / 9 / 18, 2020y / 9 / 20);  // Friday to Sunday
  both.participants = {invited("BE", Role::required), invited("DZ", Role::required)};
  // Only the first hour of Friday in Brussels is still Thursday in Algiers.
  CHECK(solve(both).ranking == std::vector{Slot{0}});
  both.window.last = 2020y / 9 / 21;
  CHECK(best_start(both) == "2020-09-21T09:00");
}

TEST_CASE("No possible slot is fairer to Brussels and Praia than the first") {
  // Cabo Verde is two hours behind Lagos, three behind Brussels in summer: nine in Brussels is six in Praia.
  Problem summer = problem(2020y / 9 / 16, 2020y / 9 / 16);
  summer.participants = {invited("BE", Role::required), invited("CV", Role::required)};
  const Solution solution = solve(summer);
  const auto worst = sorted_burdens(summer, solution.availability, solution.ranking.front());
  for (const Slot slot : solution.ranking) {
    CHECK(sorted_burdens(summer, solution.availability, slot) >= worst);
  }
}

TEST_CASE("Whoever is busy carries the invitation and is out") {
  Problem one_day = problem(2020y / 9 / 16, 2020y / 9 / 16);
  one_day.participants = {invited("BE", Role::required), invited("FR", Role::preferred)};
  const auto nine = *plenary::calendar::parse_instant("2020-09-16T07:00:00Z");
  one_day.participants[1].busy = BusyTimes{{{nine, nine + 8h}}};
  const Solution solution = solve(one_day);
  const Slot at_nine = *solution.availability.grid().slot_at(nine);
  CHECK_FALSE(solution.availability.free(1).contains(at_nine));
  CHECK(solution.availability.burden(1, at_nine) == Burden::of_points(4 * 12));
  CHECK(best_start(one_day) == "2020-09-16T08:00");  // a shoulder hour for both is fairer than leaving France out
}

TEST_CASE("A delegation with delegates attends while one of them is free, and carries their mean") {
  Problem one_day = problem(2020y / 9 / 16, 2020y / 9 / 16);
  one_day.participants = {invited("BE", Role::required)};
  const auto nine = *plenary::calendar::parse_instant("2020-09-16T07:00:00Z");
  one_day.participants[0].delegates = {{"first", 0, BusyTimes{{{nine, nine + 1h}}}}, {"second", 0, {}}};
  const Solution solution = solve(one_day);
  const Slot at_nine = *solution.availability.grid().slot_at(nine);
  CHECK(solution.availability.free(0).contains(at_nine));
  CHECK(solution.availability.free_delegates(0, at_nine) == 1);
  CHECK(solution.availability.burden(0, at_nine) == Burden::of_points(24));  // (48 + 0) / 2
}

TEST_CASE("Five proposals are five days, and on one day they are two hours apart") {
  Problem week = problem(2020y / 9 / 14, 2020y / 9 / 18);
  week.participants = {invited("BE", Role::required)};
  const Solution solution = solve(week);
  std::set<std::string> days;
  for (const Slot slot : diverse(week, solution, 5)) {
    days.insert(to_iso(plenary::calendar::date_of(week.zone.to_local(solution.availability.grid().start(slot)))));
  }
  CHECK(days.size() == 5);

  Problem day = problem(2020y / 9 / 16, 2020y / 9 / 16);
  day.participants = {invited("BE", Role::required)};
  const Solution one = solve(day);
  const auto chosen = diverse(day, one, 3);
  REQUIRE(chosen.size() == 3);
  for (std::size_t i = 0; i < chosen.size(); ++i) {
    for (std::size_t k = 0; k < i; ++k) {
      const auto gap = one.availability.grid().start(chosen[i]) - one.availability.grid().start(chosen[k]);
      CHECK(std::max(gap, -gap) >= 2h);
    }
  }
}

TEST_CASE("Regions of many different sizes are compared as fractions, without a common denominator") {
  // Sizes 2, 3, 5, 7, 11, 13, 17 and 19: their least common multiple does not fit the fast path.
  Dialogue many;
  many.id = "many";
  int number = 0;
  for (const int size : {2, 3, 5, 7, 11, 13, 17, 19}) {
    for (int i = 0; i < size; ++i) {
      Delegation delegation = *dialogue().find(number % 3 == 0 ? "BE" : number % 3 == 1 ? "CV" : "GR");
      delegation.id = {"D" + std::to_string(number++)};
      delegation.regions = {Region{"R" + std::to_string(size)}};
      many.delegations.push_back(delegation);
    }
  }
  Problem wide = problem(2020y / 9 / 16, 2020y / 9 / 17);
  wide.dialogue = &many;
  for (const Delegation& delegation : many.delegations) {
    Participant who;
    who.delegation = &delegation;
    who.role = Role::preferred;
    wide.participants.push_back(who);
  }
  const Solution solution = solve(wide);
  const auto key = [&](Slot slot) { return sorted_burdens(wide, solution.availability, slot); };
  const auto regions = [&](Slot slot) { return region_burdens(wide, solution.availability, slot); };
  for (std::size_t i = 0; i + 1 < solution.ranking.size(); ++i) {
    const Slot a = solution.ranking[i];
    const Slot b = solution.ranking[i + 1];
    REQUIRE(key(a) <= key(b));
    if (key(a) != key(b)) continue;
    const auto x = regions(a);
    const auto y = regions(b);
    for (std::size_t r = 0; r < x.size(); ++r) {
      const auto left = x[r].sum.units() * y[r].countries;
      const auto right = y[r].sum.units() * x[r].countries;
      REQUIRE(left <= right);
      if (left != right) break;
    }
  }
}
