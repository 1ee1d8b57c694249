#include <catch2/catch.hpp>

#include "scheduler/rule/rules.hpp"
#include "tests/english.hpp"
#include "tests/unit/scheduler/fixture.hpp"
#include "tests/unit/scheduler/rule/slots.hpp"

using namespace plenary;
using namespace plenary::scheduler;
using namespace plenary::scheduler::testing;
using namespace std::chrono_literals;

TEST_CASE("A floor spares those who attend and says nothing of those who are out", "[rule]") {
  Problem day = problem(2020y / 9 / 16, 2020y / 9 / 16);
  day.participants = {invited("BE", Role::required), invited("LY", Role::preferred)};
  const Availability availability(day);
  const Constraint rule = most_points_rule({day, availability}, 0);
  CHECK(test::english(rule.name) == "no attending delegation above 0 points");
  // Core hours of Belgium without lunch: starts 09:00-11:30 and 13:30-16:00. Libya is out and carries 48 points.
  CHECK(rule.allowed.count() == 11 + 11);
  CHECK(first_to_last(availability.grid(), day.zone, rule.allowed) == "2020-09-16T09:00 to 2020-09-16T16:00");
}
