#include <catch2/catch.hpp>

#include "scheduler/rule/rules.hpp"
#include "tests/english.hpp"
#include "tests/unit/scheduler/fixture.hpp"

using namespace plenary;
using namespace plenary::scheduler;
using namespace plenary::scheduler::testing;
using namespace std::chrono_literals;

TEST_CASE("A quorum counts who can attend, overall and in a region", "[rule]") {
  Problem day = problem(2020y / 9 / 16, 2020y / 9 / 16);  // Martyrs' Day in Libya
  day.participants = {invited("BE", Role::preferred), invited("LY", Role::preferred), invited("TN", Role::preferred)};
  const Availability availability(day);
  const auto rules = quorum_rules({day, availability}, {2, {{"North Africa", 2}, {"West Africa", 0}}});
  REQUIRE(rules.size() == 2);
  CHECK(test::english(rules[0].name) == "quorum of 2");
  CHECK(certificate_name(rules[0]) == "quorum");
  CHECK(rules[0].allowed.count() == 96);
  CHECK(test::english(rules[1].name) == "quorum of 2 for North Africa");
  CHECK(certificate_name(rules[1]) == "quorum North Africa");
  CHECK(rules[1].allowed.empty());
}

TEST_CASE("A quorum is met by as many as it asks for, in each region", "[rule]") {
  const Quorum quorum{3, {{"North Africa", 1}}};
  CHECK(is_met(quorum, 3, {{"North Africa", 1}}));
  CHECK_FALSE(is_met(quorum, 2, {{"North Africa", 1}}));
  CHECK_FALSE(is_met(quorum, 3, {{"West Africa", 3}}));
}
