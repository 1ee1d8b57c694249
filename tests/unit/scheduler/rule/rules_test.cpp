#include "scheduler/rule/rules.hpp"

#include <catch2/catch.hpp>
#include <set>

#include "scheduler/slot/exhaustive.hpp"
#include "tests/unit/scheduler/plan/programme_fixture.hpp"

using namespace plenary;
using namespace plenary::scheduler;
using namespace plenary::scheduler::testing;
using namespace std::chrono_literals;

namespace {

/// A session of the programme that every rule of a session speaks of.
PlannedSession& add_ruled_session(ProgrammeProblem& programme, const char* title) {
  PlannedSession& session = add_session(
      programme, title, {invited("BE", Role::co_chair), invited("LY", Role::preferred), invited("SN", Role::required)});
  session.window.first = 2027y / 10 / 19;
  session.deadline = 2027y / 10 / 21;
  session.hours = ClockSpan{8h, 18h};
  session.keeps_lunch = true;
  session.quorum = {2, {{"North Africa", 1}}};
  session.most_points = 6;
  session.languages = {Language::en, Language::fr};
  session.pin.start = calendar::midnight(calendar::Date{2027y / 10 / 20}) + 10h;
  return session;
}

}  // namespace

TEST_CASE("A session alone and the same session in a programme are under the same rules", "[rule]") {
  ProgrammeProblem programme = week_in_brussels();
  programme.lunch = ClockSpan{12h, 13h};
  add_ruled_session(programme, "Short");
  add_ruled_session(programme, "Long").duration = 105min;
  const ProgrammeCalendars calendars{programme};
  for (const std::size_t number : {0, 1}) {
    Problem problem = alone(programme, number);
    problem.hours = programme.sessions[number].hours;
    const Availability availability(problem);
    const Constraints in_programme = constraints_of(programme, number, calendars.view(number));
    std::size_t met = 0;
    for (const Constraint& rule : constraints_of(problem, availability)) {
      CAPTURE(certificate_name(rule));
      const auto same = std::find_if(in_programme.begin(), in_programme.end(),
                                     [&](const Constraint& one) { return one.name == rule.name; });
      REQUIRE(same != in_programme.end());
      CHECK(same->allowed == rule.allowed);
      CHECK_FALSE(rule.given_up.empty());
      ++met;
    }
    CHECK(met == 2 + 1 + 2 + 1);
  }
}

TEST_CASE("No two rules of a session are called alike, and each can be loosened", "[rule]") {
  ProgrammeProblem programme = week_in_brussels();
  programme.lunch = ClockSpan{12h, 13h};
  add_ruled_session(programme, "Data").duration = 4h;
  const ProgrammeCalendars calendars{programme};
  std::set<std::string> names;
  std::set<RuleCode> codes;
  for (const Constraint& rule : constraints_of(programme, 0, calendars.view(0))) {
    CAPTURE(certificate_name(rule));
    CHECK(names.insert(certificate_name(rule)).second);
    codes.insert(rule.rule);
    ProblemChanges changes{programme};
    if (rule.rule == RuleCode::window) continue;  // every session's window gives way in any conflict
    REQUIRE(rule.loosen != nullptr);
    rule.loosen(rule, 0, changes);
    CHECK_FALSE(changes.take().empty());
  }
  CHECK(codes.size() == 9);  // all but the two of the ledger
}
