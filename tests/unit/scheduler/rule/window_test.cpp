#include <catch2/catch.hpp>

#include "scheduler/rule/rules.hpp"
#include "tests/english.hpp"
#include "tests/unit/scheduler/plan/programme_fixture.hpp"
#include "tests/unit/scheduler/rule/slots.hpp"

using namespace plenary;
using namespace plenary::scheduler;
using namespace plenary::scheduler::testing;
using namespace std::chrono_literals;

TEST_CASE("A session begins on a day of its window, and may end on the day after", "[rule]") {
  ProgrammeProblem programme = week_in_brussels();
  add_session(programme, "Data", {invited("BE", Role::required)});
  const ProgrammeCalendars calendars{programme};
  const SessionView view = calendars.view(0);
  const Constraint two_days = window_rule(view, {2027y / 10 / 19, 2027y / 10 / 20});
  CHECK(test::english(two_days.name) == "start between Tuesday 19 October 2027 and Wednesday 20 October 2027");
  CHECK(first_to_last(view.grid(), view.zone(), two_days.allowed) == "2027-10-19T00:00 to 2027-10-20T23:45");
  const Constraint one_day = window_rule(view, {2027y / 10 / 19, 2027y / 10 / 19});
  CHECK(test::english(one_day.name) == "start on Tuesday 19 October 2027");
  CHECK(one_day.allowed.count() == 96);
}
