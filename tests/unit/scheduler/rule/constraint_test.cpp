#include "scheduler/rule/constraint.hpp"

#include <catch2/catch.hpp>

#include "calendar/civil/iso.hpp"
#include "tests/unit/scheduler/fixture.hpp"

using namespace plenary::scheduler;
using namespace plenary::scheduler::testing;
using namespace std::chrono_literals;

namespace {

/// The first and the last start that `allowed` holds, on the clock of Brussels.
std::string first_to_last(const Problem& problem, const Availability& availability, const SlotSet& allowed) {
  std::string first;
  std::string last;
  allowed.for_each([&](Slot slot) {
    last = plenary::calendar::to_iso(problem.zone.to_local(availability.grid().start(slot)));
    if (first.empty()) first = last;
  });
  return first + " to " + last;
}

}  // namespace

TEST_CASE("Attendance forbids every slot that touches a rest day") {
  Problem weekend = problem(2020y / 9 / 18, 2020y / 9 / 21);  // Friday to Monday
  weekend.participants = {invited("BE", Role::co_chair)};
  const Availability availability(weekend);
  const Constraint rule = attendance(weekend, availability, 0);
  CHECK(rule.name == "attendance of Belgium (co-chair)");
  CHECK(rule.allowed.count() == 93 + 96);  // Friday's last three starts run into Saturday
}

TEST_CASE("Allowed hours hold the whole session, not only its start") {
  Problem day = problem(2020y / 9 / 16, 2020y / 9 / 16);
  day.participants = {invited("BE", Role::required)};
  day.hours = ClockSpan{9h, 17h};
  const Availability availability(day);
  const auto rule = allowed_hours(day, availability);
  REQUIRE(rule);
  CHECK(first_to_last(day, availability, rule->allowed) == "2020-09-16T09:00 to 2020-09-16T16:00");
  SECTION("and are no rule where the problem states none") {
    day.hours.reset();
    CHECK_FALSE(allowed_hours(day, availability));
  }
}

TEST_CASE("A quorum counts who can attend, overall and in a region") {
  Problem day = problem(2020y / 9 / 16, 2020y / 9 / 16);  // Martyrs' Day in Libya
  day.participants = {invited("BE", Role::preferred), invited("LY", Role::preferred), invited("TN", Role::preferred)};
  const Availability availability(day);
  day.quorum.overall = 2;
  day.quorum.regions = {{"North Africa", 2}};
  const auto rules = quorum(day, availability);
  REQUIRE(rules.size() == 2);
  CHECK(rules[0].name == "quorum of 2");
  CHECK(rules[0].allowed.count() == 96);
  CHECK(rules[1].name == "quorum of 2 for North Africa");
  CHECK(rules[1].allowed.empty());
}

TEST_CASE("A floor spares those who attend and says nothing of those who are out") {
  Problem day = problem(2020y / 9 / 16, 2020y / 9 / 16);
  day.participants = {invited("BE", Role::required), invited("LY", Role::preferred)};
  day.most_points = 0;
  const Availability availability(day);
  const auto rule = most_points(day, availability);
  REQUIRE(rule);
  // Core hours of Belgium without lunch: starts 09:00-11:30 and 13:30-16:00. Libya is out and carries 48 points.
  CHECK(rule->allowed.count() == 11 + 11);
  CHECK(first_to_last(day, availability, rule->allowed) == "2020-09-16T09:00 to 2020-09-16T16:00");
}
