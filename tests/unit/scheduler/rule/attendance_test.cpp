#include <catch2/catch.hpp>

#include "scheduler/rule/rules.hpp"
#include "tests/english.hpp"
#include "tests/unit/scheduler/fixture.hpp"

using namespace plenary;
using namespace plenary::scheduler;
using namespace plenary::scheduler::testing;
using namespace std::chrono_literals;

TEST_CASE("Attendance forbids every slot that touches a rest day", "[rule]") {
  Problem weekend = problem(2020y / 9 / 18, 2020y / 9 / 21);  // Friday to Monday
  weekend.participants = {invited("BE", Role::co_chair)};
  const Availability availability(weekend);
  const Constraint rule = attendance_rule({weekend, availability}, 0);
  CHECK(test::english(rule.name) == "attendance of Belgium (co-chair)");
  CHECK(test::english(rule.given_up) == "invite Belgium as preferred instead of co-chair");
  CHECK(certificate_name(rule) == "attendance BE");
  CHECK(rule.allowed.count() == 93 + 96);  // Friday's last three starts run into Saturday
}
