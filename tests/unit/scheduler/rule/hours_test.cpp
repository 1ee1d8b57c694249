#include <catch2/catch.hpp>

#include "scheduler/rule/rules.hpp"
#include "tests/english.hpp"
#include "tests/unit/scheduler/fixture.hpp"
#include "tests/unit/scheduler/rule/slots.hpp"

using namespace plenary;
using namespace plenary::scheduler;
using namespace plenary::scheduler::testing;
using namespace std::chrono_literals;

TEST_CASE("Allowed hours hold the whole session, not only its start", "[rule]") {
  Problem day = problem(2020y / 9 / 16, 2020y / 9 / 16);
  day.participants = {invited("BE", Role::required)};
  const Availability availability(day);
  const Constraint rule = hours_rule({day, availability}, {9h, 17h});
  CHECK(test::english(rule.name) == "allowed hours 09:00–17:00 (Europe/Brussels)");
  CHECK(test::english(rule.given_up) == "allow hours outside 09:00–17:00 (Europe/Brussels)");
  CHECK(first_to_last(availability.grid(), day.zone, rule.allowed) == "2020-09-16T09:00 to 2020-09-16T16:00");
}

TEST_CASE("A session that lasts beyond midnight is within the hours of no day", "[rule]") {
  const calendar::LocalTime evening = calendar::midnight(calendar::Date{2020y / 9 / 16}) + 23h;
  CHECK(lies_within({0h, 24h}, evening, evening + 1h));
  CHECK_FALSE(lies_within({0h, 24h}, evening, evening + 2h));
}

TEST_CASE("Hours that pass midnight hold a session of the evening and of the night", "[rule]") {
  const calendar::LocalTime day = calendar::midnight(calendar::Date{2027y / 10 / 18});
  const ClockSpan night{22h, 26h};
  CHECK(lies_within(night, day + 22h, day + 26h));
  CHECK(lies_within(night, day + 24h, day + 26h));
  CHECK_FALSE(lies_within(night, day + 21h, day + 23h));
  CHECK_FALSE(lies_within(night, day + 25h, day + 27h));
  CHECK_FALSE(lies_within({8h, 24h}, day + 23h, day + 25h));
}
