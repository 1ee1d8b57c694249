#include "scheduler/rule/interpretation.hpp"

#include <catch2/catch.hpp>

#include "scheduler/rule/rules.hpp"
#include "tests/english.hpp"
#include "tests/unit/scheduler/plan/programme_fixture.hpp"

using namespace plenary;
using namespace plenary::scheduler;
using namespace plenary::scheduler::testing;
using namespace std::chrono_literals;

namespace {

std::vector<std::string> rules_of_first(const ProgrammeProblem& programme) {
  const ProgrammeCalendars calendars{programme};
  std::vector<std::string> names;
  for (const Constraint& rule : interpretation_rules(programme, programme.sessions[0], calendars.view(0))) {
    CHECK(rule.allowed.empty());
    names.push_back(test::english(rule.name));
  }
  return names;
}

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("Every booth needs a team from its pool, and nobody works four hours without a break", "[rule]") {
  ProgrammeProblem programme = week_in_brussels();
  PlannedSession& session = add_session(programme, "Data", {invited("BE", Role::required)});
  session.duration = 4h;
  CHECK(rules_of_first(programme).empty());
  session.languages = {Language::en, Language::fr, Language::ar};
  programme.interpreters = {{Language::fr, Language::en, 2}};
  CHECK(rules_of_first(programme) == Words{"at most 3 hours of interpretation without a break, not 4 hours,",
                                           "2 interpreters between English and Arabic for 4 hours (none available)"});
  session.duration = 3h;
  programme.interpreters.push_back({Language::ar, Language::en, 2});
  CHECK(rules_of_first(programme).empty());
  session.duration = 9h;
  CHECK(rules_of_first(programme)[1] == "no team of interpreters between English and French works 9 hours");
}

TEST_CASE("Teams of interpreters by duration", "[rule]") {
  CHECK(team_size(40min) == 1);
  CHECK(team_size(41min) == 2);
  CHECK(team_size(4h) == 2);
  CHECK(team_size(6h) == 3);
  CHECK(team_size(8h) == 4);
  CHECK(team_size(481min) == std::nullopt);
}
