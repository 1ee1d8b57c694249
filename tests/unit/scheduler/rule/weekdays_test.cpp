#include <catch2/catch.hpp>

#include "scheduler/rule/rules.hpp"
#include "tests/english.hpp"
#include "tests/unit/scheduler/plan/programme_fixture.hpp"
#include "tests/unit/scheduler/rule/slots.hpp"

using namespace plenary;
using namespace plenary::scheduler;
using namespace plenary::scheduler::testing;
using namespace std::chrono_literals;

namespace {

Weekdays on(std::initializer_list<calendar::weekday> days) {
  Weekdays weekdays;
  for (const calendar::weekday day : days) weekdays.set(day.c_encoding());
  return weekdays;
}

constexpr calendar::LocalTime at(int day, std::chrono::minutes clock) {
  return calendar::midnight(calendar::Date{2027y / 10 / day}) + clock;
}

}  // namespace

TEST_CASE("A session is on Tuesdays and Thursdays only, and Wednesday can be allowed", "[rule]") {
  ProgrammeProblem programme = week_in_brussels();
  const Weekdays weekdays = on({std::chrono::Tuesday, std::chrono::Thursday});
  add_session(programme, "Data", {invited("BE", Role::required)}).days.weekdays = weekdays;
  const ProgrammeCalendars calendars{programme};
  const SessionView view = calendars.view(0);
  const Constraint rule = weekdays_rule(view, weekdays);
  CHECK(test::english(rule.name) == "only on Tuesday and Thursday");
  CHECK(certificate_name(rule) == "weekdays");
  // 19 and 21 October 2027; an hour's session ends by midnight.
  CHECK(first_to_last(view.grid(), view.zone(), rule.allowed) == "2027-10-19T00:00 to 2027-10-21T23:00");
  CHECK(rule.allowed.count() == 2 * (96 - 3));

  ProblemChanges changes{programme};
  rule.loosen(rule, 0, changes);
  const auto found = changes.take();
  REQUIRE(found.size() == 5);
  CHECK(test::english(found[1].what) == "let Data be held on Wednesday, too");
  found[1].apply(programme);
  CHECK(programme.sessions[0].days.weekdays ==
        on({std::chrono::Tuesday, std::chrono::Wednesday, std::chrono::Thursday}));
}

TEST_CASE("Every day that a session touches is a day of the week that it may have", "[rule]") {
  const Weekdays tuesday = on({std::chrono::Tuesday});
  CHECK(lies_on(tuesday, at(19, 23h), at(20, 0min)));  // it ends when Wednesday begins
  CHECK_FALSE(lies_on(tuesday, at(19, 23h), at(20, 15min)));
  CHECK_FALSE(lies_on(tuesday, at(18, 23h), at(19, 1h)));
  CHECK(lies_on(tuesday, at(19, 2h + 45min), at(19, 2h)));  // clocks go back meanwhile
  CHECK(lies_on(on({std::chrono::Saturday, std::chrono::Sunday}), at(23, 22h), at(24, 2h)));
}
