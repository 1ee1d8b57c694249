#include "scheduler/explain/humane.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <variant>

#include "scheduler/json/programme.hpp"
#include "scheduler/programme/derive.hpp"
#include "scheduler/slot/exhaustive.hpp"
#include "scheduler/world/shipped.hpp"

namespace {

using namespace plenary;
using namespace plenary::scheduler;

std::string person(const std::string& id, const std::string& zone, const std::string& more = "") {
  return R"({"id": ")" + id + R"(", "kind": "person", "name": ")" + id + R"(", "zone": ")" + zone +
         R"(", "language": "en")" + more + "}";
}

/// Everybody is preferred, for an hour in a week of winter; in summer an hour would be left.
Problem problem_of(const std::string& dialogue, const std::string& persons) {
  CHECK(add_dialogue({"", R"({"format": "plenary-dialogue/1", "id": ")" + dialogue +
                              R"(", "name": "D", "delegations": [)" + persons + "]}"})
            .empty());
  const std::string json =
      R"({"format": "plenary-programme/1", "id": "p", "dialogue": ")" + dialogue +
      R"(", "zone": "Europe/London", "window": {"from": "2027-01-11", "to": "2027-01-15"},
      "attendance": [{"set": ")" +
      dialogue + R"(", "role": "preferred"}], "sessions": [{"id": "s", "title": "S", "wish": {"duration": "PT1H"}}]})";
  const Dialogue& all = shipped_dialogue(dialogue);
  const auto read = read_programme(json, all);
  REQUIRE(read);
  const auto question = question_of(*read, "s", all, shipped_burden_table());
  REQUIRE(question);
  return std::get<Problem>(*question);
}

bool has_humane_start(const Problem& problem) { return scheduler::has_humane_start(problem, solve(problem)); }

/// By the clock alone: somebody has some minute of the hour between 22:00 and 06:00.
bool somebody_is_up(const Problem& problem, calendar::Instant start) {
  return std::ranges::any_of(problem.participants, [&](const Participant& who) {
    const auto from = calendar::time_of_day(who.place().zone.to_local(start));
    return from > calendar::hours{21} || from < calendar::hours{6};
  });
}

}  // namespace

TEST_CASE("London, Singapore and Los Angeles have no hour without somebody's night; two of them have") {
  const std::string london_los_angeles =
      person("london", "Europe/London") + "," + person("los-angeles", "America/Los_Angeles");
  const Problem two = problem_of("two-cities", london_los_angeles);
  const Problem three = problem_of("three-cities", london_los_angeles + "," + person("singapore", "Asia/Singapore"));
  CHECK(has_humane_start(two));
  CHECK_FALSE(has_humane_start(three));
  const auto humane = [](const Problem& problem) {
    const Solution solution = solve(problem);
    return std::ranges::any_of(solution.ranking, [&](Slot slot) {
      return !somebody_is_up(problem, solution.availability.grid().start(slot));
    });
  };
  CHECK(humane(two));
  CHECK_FALSE(humane(three));
}

TEST_CASE("whoever enters the total alone, or keeps office hours at night, makes no start inhumane") {
  const std::string london_los_angeles =
      person("london", "Europe/London") + "," + person("los-angeles", "America/Los_Angeles");
  CHECK(has_humane_start(problem_of(
      "with-secretariat", london_los_angeles + "," + person("singapore", "Asia/Singapore", R"(, "counts": "total")"))));
  CHECK(has_humane_start(
      problem_of("with-night-desk",
                 london_los_angeles + "," +
                     person("singapore", "Asia/Singapore",
                            R"(, "weeks": [{"rest": ["sat", "sun"], "hours": {"mon-fri": ["00:00-04:00"]}}])"))));
}
