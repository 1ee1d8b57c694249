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
  const auto day = [](int number) { return calendar::Date{2027y / 10 / number}; };
  const Weekdays tuesday = on({std::chrono::Tuesday});
  CHECK(lies_on(tuesday, day(19), day(19)));
  CHECK_FALSE(lies_on(tuesday, day(19), day(20)));
  CHECK_FALSE(lies_on(tuesday, day(18), day(19)));
  CHECK(lies_on(on({std::chrono::Saturday, std::chrono::Sunday}), day(23), day(24)));
}

TEST_CASE("Of a session up to the midnight at which clocks are set forward only the day before counts", "[rule]") {
  // The Azores on 28 March 2026: 23:00 to 24:00, when it is 01:00 on the Sunday.
  Problem session;
  session.dialogue = &dialogue();
  session.zone = zone("Atlantic/Azores");
  session.window = {2026y / 3 / 28, 2026y / 3 / 28};
  session.table = burden_table();
  const Availability availability(session);
  const SessionView view(session, availability);
  const Slot last = static_cast<Slot>(view.grid().size() - 4);
  REQUIRE(calendar::time_of_day(session.zone.to_local(view.grid().start(last))) == 23h);
  CHECK(weekdays_rule(view, on({std::chrono::Saturday})).allowed.contains(last));
  CHECK(left_out_rule(view, {2026y / 3 / 29}).allowed.contains(last));
  CHECK_FALSE(weekdays_rule(view, on({std::chrono::Sunday})).allowed.contains(last));
}
