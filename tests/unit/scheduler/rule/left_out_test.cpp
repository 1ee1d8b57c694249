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

std::string told(const SessionView& view, const std::vector<calendar::Date>& dates) {
  return test::english(left_out_rule(view, dates).name);
}

}  // namespace

TEST_CASE("A session keeps clear of dates, each of which can be allowed", "[rule]") {
  ProgrammeProblem programme = week_in_brussels();
  const std::vector<calendar::Date> dates{2027y / 10 / 18, 2027y / 10 / 22};
  add_session(programme, "Data", {invited("BE", Role::required)}).days.left_out = dates;
  const ProgrammeCalendars calendars{programme};
  const SessionView view = calendars.view(0);
  const Constraint rule = left_out_rule(view, dates);
  CHECK(test::english(rule.name) == "not on Monday 18 October 2027 and Friday 22 October 2027");
  CHECK(first_to_last(view.grid(), view.zone(), rule.allowed) == "2027-10-19T00:00 to 2027-10-21T23:00");

  ProblemChanges changes{programme};
  rule.loosen(rule, 0, changes);
  const auto found = changes.take();
  REQUIRE(found.size() == 2);
  CHECK(test::english(found[0].what) == "let Data be held on Monday 18 October 2027");
  found[0].apply(programme);
  CHECK(programme.sessions[0].days.left_out == std::vector<calendar::Date>{2027y / 10 / 22});
}

TEST_CASE("Many dates are counted, not listed", "[rule]") {
  ProgrammeProblem programme = week_in_brussels();
  add_session(programme, "Data", {invited("BE", Role::required)});
  const ProgrammeCalendars calendars{programme};
  std::vector<calendar::Date> dates;
  for (unsigned day = 18; day <= 22; ++day) dates.push_back(2027y / 10 / day);
  CHECK(told(calendars.view(0), dates) == "not on 5 days from Monday 18 October 2027 to Friday 22 October 2027");
}

TEST_CASE("A session that lasts into a date touches it", "[rule]") {
  const auto day = [](int number) { return calendar::Date{2027y / 10 / number}; };
  const std::vector<calendar::Date> dates{day(20)};
  CHECK(keeps_clear_of(dates, day(19), day(19)));
  CHECK_FALSE(keeps_clear_of(dates, day(19), day(20)));
  CHECK_FALSE(keeps_clear_of(dates, day(20), day(21)));
  CHECK(keeps_clear_of(dates, day(21), day(21)));
}

TEST_CASE("Where clocks are set back to midnight, a session that ends there by the clock touched the day", "[rule]") {
  // The Azores on 25 October 2026: 00:30 to 01:00, when it is 00:00 again.
  Problem session;
  session.dialogue = &dialogue();
  session.zone = zone("Atlantic/Azores");
  session.window = {2026y / 10 / 25, 2026y / 10 / 25};
  session.duration = 30min;
  session.table = burden_table();
  const Availability availability(session);
  const SessionView view(session, availability);
  CHECK_FALSE(left_out_rule(view, {2026y / 10 / 25}).allowed.contains(Slot{2}));
}
