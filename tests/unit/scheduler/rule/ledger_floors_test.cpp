#include <catch2/catch.hpp>

#include "scheduler/burden/projection.hpp"
#include "scheduler/slot/exhaustive.hpp"
#include "scheduler/slot/ranking.hpp"
#include "tests/english.hpp"
#include "tests/unit/scheduler/fixture.hpp"

using namespace plenary;
using namespace plenary::scheduler;
using namespace plenary::scheduler::testing;
using namespace std::chrono_literals;

namespace {

PastSession session(const char* id, std::vector<std::pair<const char*, int>> points) {
  PastSession past{id, std::nullopt, {}};
  for (const auto& [who, carried] : points) past.entries.push_back({{who}, Role::required, Burden::of_points(carried)});
  return past;
}

/// One working day in June, Belgium and Cabo Verde three hours apart.
Problem one_day() {
  Problem result = problem(2026y / 6 / 10, 2026y / 6 / 10);
  result.participants = {invited("BE", Role::required), invited("CV", Role::required)};
  return result;
}

}  // namespace

TEST_CASE("Whoever carried much last time is spared this time") {
  Problem day = one_day();
  day.ledger_floors.most_twice = 4;
  CHECK(most_points_twice_rule(day, Availability(day))->allowed.count() == 96);
  set_ledger(day, {{session("last", {{"CV", 5}, {"BE", 4}})}, {}});
  const Availability availability(day);
  const auto rule = most_points_twice_rule(day, availability);
  CHECK(test::english(rule->name) == "no delegation above 4 points twice in a row");
  for (std::size_t i = 0; i < 96; ++i) {
    const auto slot = static_cast<Slot>(i);
    CHECK(rule->allowed.contains(slot) == (availability.burden(1, slot) <= Burden::of_points(4)));
  }
  CHECK(rule->allowed.count() < 96);
}

TEST_CASE("One of the last three invitations is free of cost") {
  Problem day = one_day();
  day.ledger_floors.free = {1, 3};
  set_ledger(day, {{session("a", {{"CV", 0}, {"BE", 2}}), session("b", {{"CV", 5}, {"BE", 2}}),
                    session("c", {{"CV", 5}, {"BE", 2}})},
                   {}});
  const Availability availability(day);
  const auto rule = free_of_cost_rule(day, availability);
  CHECK(test::english(rule->name) == "1 of the last 3 invitations of a delegation free of cost");
  // Cabo Verde's free session is the fourth from here: both must be at no cost.
  rule->allowed.for_each([&](Slot slot) {
    CHECK(availability.burden(0, slot) == Burden{});
    CHECK(availability.burden(1, slot) == Burden{});
  });
  CHECK(rule->allowed.count() > 0);
  day.ledger_floors.free = {1, 4};
  // Now Cabo Verde has had its free session, Belgium still not.
  CHECK(free_of_cost_rule(day, availability)->allowed.count() > rule->allowed.count());
}

TEST_CASE("With a ledger the better slot is the one that relieves whoever carried most") {
  Problem day = one_day();
  const auto best = [](const Problem& problem) {
    const Solution solution = solve(problem);
    const Slot slot = solution.ranking.front();
    return std::pair{solution.availability.burden(0, slot), solution.availability.burden(1, slot)};
  };
  // Lunch begins at 12:30 in Brussels; the working day in Praia at 12:00 Brussels time, after a shoulder hour.
  day.hours = ClockSpan{11h, 13h + 30min};
  CHECK(best(day) == std::pair{Burden{}, Burden::of_points(2)});  // 11:30
  set_ledger(day, {{session("last", {{"CV", 40}, {"BE", 0}})}, {}});
  CHECK(best(day) == std::pair{Burden::of_points(4), Burden{}});  // 12:00
  set_ledger(day, {{session("last", {{"CV", 0}, {"BE", 40}})}, {}});
  CHECK(best(day) == std::pair{Burden{}, Burden::of_points(2)});
}

TEST_CASE("An empty ledger changes nothing") {
  Problem day = one_day();
  const auto before = solve(day).ranking;
  set_ledger(day, {});
  CHECK(solve(day).ranking == before);
}
