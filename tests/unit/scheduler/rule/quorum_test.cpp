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
  const auto met = [&](const std::vector<const char*>& codes) {
    std::vector<const Delegation*> present;
    for (const char* code : codes) present.push_back(dialogue().find(code));
    return is_met(quorum, present);
  };
  CHECK(met({"BE", "SN", "TN"}));
  CHECK_FALSE(met({"BE", "TN"}));
  CHECK_FALSE(met({"BE", "SN", "FR"}));
}

TEST_CASE("A quorum asks for some of a partner set, or for one of two", "[rule]") {
  Problem day = problem(2020y / 9 / 16, 2020y / 9 / 16);  // Martyrs' Day in Libya
  day.participants = {invited("BE", Role::preferred), invited("LY", Role::preferred), invited("TN", Role::preferred)};
  const std::vector<DelegationId> two{{"LY"}, {"TN"}};
  Quorum quorum;
  quorum.groups = {{1, two, two}, {2, SetName{"north", {}}, two, {"the north", {}, {}, {}}}};
  const Availability availability(day);
  const auto rules = quorum_rules({day, availability}, quorum);
  REQUIRE(rules.size() == 2);
  CHECK(test::english(rules[0].name) == "at least one of Libya and Tunisia");
  CHECK(certificate_name(rules[0]) == "quorum LY+TN");
  CHECK(rules[0].allowed == availability.free(2));
  CHECK(test::english(rules[1].name) == "quorum of 2 of the north");
  CHECK(certificate_name(rules[1]) == "quorum north");
  CHECK(rules[1].allowed.empty());
  CHECK(parts_of(without_part(quorum, "north")).size() == 1);
}
