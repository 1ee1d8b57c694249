#include <catch2/catch.hpp>

#include "scheduler/rule/rules.hpp"
#include "tests/english.hpp"
#include "tests/unit/scheduler/plan/programme_fixture.hpp"
#include "tests/unit/scheduler/rule/slots.hpp"

using namespace plenary;
using namespace plenary::scheduler;
using namespace plenary::scheduler::testing;
using namespace std::chrono_literals;

TEST_CASE("A session ends by midnight after its deadline", "[rule]") {
  ProgrammeProblem programme = week_in_brussels();
  add_session(programme, "Data", {invited("BE", Role::required)}).deadline = calendar::Date{2027y / 10 / 19};
  const ProgrammeCalendars calendars{programme};
  const SessionView view = calendars.view(0);
  const Constraint rule = deadline_rule(view, 2027y / 10 / 19);
  CHECK(test::english(rule.name) == "end by Tuesday 19 October 2027");
  CHECK(first_to_last(view.grid(), view.zone(), rule.allowed) == "2027-10-18T00:00 to 2027-10-19T23:00");

  ProblemChanges changes{programme};
  rule.loosen(rule, 0, changes);
  const auto found = changes.take();
  REQUIRE(found.size() == 1);
  CHECK(test::english(found[0].what) == "let Data end a day later");
  found[0].apply(programme);
  CHECK(programme.sessions[0].deadline == calendar::Date{2027y / 10 / 20});
}
