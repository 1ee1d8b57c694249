#include <catch2/catch.hpp>

#include "scheduler/rule/rules.hpp"
#include "tests/english.hpp"
#include "tests/unit/scheduler/plan/programme_fixture.hpp"
#include "tests/unit/scheduler/rule/slots.hpp"

using namespace plenary;
using namespace plenary::scheduler;
using namespace plenary::scheduler::testing;
using namespace std::chrono_literals;

TEST_CASE("A pinned session has one start", "[rule]") {
  ProgrammeProblem programme = week_in_brussels();
  add_session(programme, "Data", {invited("BE", Role::required)});
  const ProgrammeCalendars calendars{programme};
  const SessionView view = calendars.view(0);
  const Constraint rule = pin_rule(view, calendar::midnight(calendar::Date{2027y / 10 / 19}) + 14h);
  CHECK(test::english(rule.name) == "start pinned to Tuesday 19 October 2027, 14:00");
  CHECK(first_to_last(view.grid(), view.zone(), rule.allowed) == "2027-10-19T14:00 to 2027-10-19T14:00");
}
