#include <catch2/catch.hpp>

#include "scheduler/rule/rules.hpp"
#include "tests/english.hpp"
#include "tests/unit/scheduler/plan/programme_fixture.hpp"

using namespace plenary;
using namespace plenary::scheduler;
using namespace plenary::scheduler::testing;
using namespace std::chrono_literals;

namespace {

Constraints rules_of_first(const ProgrammeProblem& programme) {
  const ProgrammeCalendars calendars{programme};
  return lunch_rules(programme, programme.sessions[0], calendars.view(0));
}

}  // namespace

TEST_CASE("In Brussels everybody eats together, unless the session is held over lunch", "[rule]") {
  ProgrammeProblem programme = week_in_brussels();
  programme.lunch = ClockSpan{12h, 13h};
  add_meeting_in_brussels(programme, "Data", {invited("SN", Role::required)});
  const auto rules = rules_of_first(programme);
  REQUIRE(rules.size() == 1);
  CHECK(test::english(rules[0].name) == "lunch kept free (12:00–13:00 in Brussels)");
  CHECK(rules[0].allowed.count() == 5 * (96 - 7));  // an hour's session touches lunch from 11:15 to 12:45
  programme.sessions[0].over_lunch = true;
  CHECK(rules_of_first(programme).empty());
}

TEST_CASE("Online each eats at its own time, where the session keeps lunch and nobody waived it", "[rule]") {
  ProgrammeProblem programme = week_in_brussels();
  programme.lunch = ClockSpan{12h, 13h};
  add_session(programme, "Data",
              {invited("BE", Role::required), invited("FR", Role::preferred), invited("SN", Role::required)});
  CHECK(rules_of_first(programme).empty());
  programme.sessions[0].keeps_lunch = true;
  const auto rules = rules_of_first(programme);
  REQUIRE(rules.size() == 2);
  CHECK(test::english(rules[1].name) == "lunch of Senegal kept free (12:00–13:00 in Africa/Dakar)");
  CHECK(certificate_name(rules[1]) == "lunch SN");
  programme.waive_lunch = {DelegationId{"SN"}};
  CHECK(rules_of_first(programme).size() == 1);
}

TEST_CASE("A session of a day and a night meets the lunch of the second day too", "[rule]") {
  const calendar::Zone brussels = zone("Europe/Brussels");
  const auto at = [&](calendar::LocalTime local) {
    return *calendar::to_instant(brussels, local, calendar::ResolvePolicy::reject);
  };
  const calendar::LocalTime day = calendar::midnight(calendar::Date{2027y / 10 / 18});
  CHECK(leaves_free({12h, 13h}, brussels, {at(day + 13h), at(day + 36h)}));
  CHECK_FALSE(leaves_free({12h, 13h}, brussels, {at(day + 13h), at(day + 36h + 15min)}));
}
