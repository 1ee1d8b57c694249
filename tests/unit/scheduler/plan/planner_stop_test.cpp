#include <algorithm>
#include <catch2/catch.hpp>
#include <memory>
#include <string>
#include <vector>

#include "tests/unit/scheduler/plan/programme_fixture.hpp"

using namespace plenary;
using namespace plenary::scheduler;
using namespace plenary::scheduler::testing;

namespace {

/// Two parallel groups with one co-chair, and an opening that fits beside either.
ProgrammeProblem impossible() {
  ProgrammeProblem programme = week_in_brussels();
  for (const char* country : {"SN", "CI"}) {
    add_session(programme, std::string{"Group of "} + country,
                {invited("BE", Role::co_chair), invited(country, Role::co_chair)});
  }
  add_session(programme, "Opening", {invited("FR", Role::required)});
  programme.relations = {{RelationKind::parallel, {0, 1}}};
  return programme;
}

struct Told {
  ProgrammeAnswer answer;
  std::vector<SearchEvent> events;
  int questions = 0;  ///< how often the search asked whether to stop
};

/// The search is told to stop at the question of this number.
Told planned_until(const ProgrammeProblem& programme, int question) {
  Told told;
  PlanOptions options;
  options.search.exact_nodes = 20'000;
  options.search.stopped = [&] { return ++told.questions > question; };
  options.search.allowance = [&](std::size_t) { return moves_unless({}, 5'000); };
  options.search.progress = [&](const SearchEvent& event) { told.events.push_back(event); };
  told.answer = plan_programme(programme, options);
  return told;
}

std::vector<std::string> phases(const std::vector<SearchEvent>& events) {
  std::vector<std::string> names;
  for (const SearchEvent& event : events) {
    if (names.empty() || names.back() != name_of(event.phase)) names.emplace_back(name_of(event.phase));
  }
  return names;
}

}  // namespace

TEST_CASE("A search that is stopped at once says what it did not do", "[plan]") {
  const ProgrammeAnswer answer = planned_until(impossible(), 0).answer;
  CHECK(answer.status == Status::infeasible);  // that takes a look at the two groups, and no search
  CHECK_FALSE(answer.conflict);
  CHECK(answer.relaxations.empty());
  CHECK(answer.unfinished ==
        std::vector<Message>{Message{"unfinished.rules-at-odds", {}}, Message{"unfinished.partial-plan", {}}});
}

TEST_CASE("Wherever it is stopped, what an answer claims is true", "[plan]") {
  const Told whole = planned_until(impossible(), 1'000'000);
  CHECK(whole.answer.status == Status::infeasible);
  CHECK(whole.answer.unfinished.empty());
  REQUIRE(whole.questions > 20);
  for (int question = 0; question < whole.questions; ++question) {
    const ProgrammeAnswer answer = planned_until(impossible(), question).answer;
    INFO("stopped at question " << question);
    if (answer.unfinished.empty()) {  // no more than a better partial plan was left to be looked for
      CHECK(answer.relaxations.size() == whole.answer.relaxations.size());
      CHECK(answer.left_out.size() == whole.answer.left_out.size());
    }
    CHECK(answer.status != Status::optimal);
    CHECK(answer.status != Status::feasible);
    CHECK(answer.plan.size() + answer.left_out.size() == 3);
    CHECK(answer.plan.size() < 3);
    if (answer.conflict) CHECK(answer.status == Status::infeasible);
    if (answer.conflict && answer.conflict->minimal) CHECK(answer.conflict->members.size() == 2);
    CHECK(answer.relaxations.size() <= whole.answer.relaxations.size());
  }
}

TEST_CASE("A search tells of its phases and of each better plan", "[plan]") {
  using Names = std::vector<std::string>;
  // Proved before any chain runs; the sessions that fit are planned in the end.
  CHECK(phases(planned_until(impossible(), 1'000'000).events) ==
        Names{"first_proof", "conflict", "relaxations", "partial_plan", "first_proof"});

  ProgrammeProblem programme = week_in_brussels();
  programme.hours.reset();
  programme.window.last = programme.window.first;  // twelve hours of sessions on one day: some are early, some late
  for (int number = 0; number < 12; ++number) {
    add_session(programme, "Group " + std::to_string(number),
                {invited("BE", Role::co_chair), invited("FR", Role::preferred), invited("PT", Role::preferred)});
  }
  const Told told = planned_until(programme, 1'000'000);
  CHECK(phases(told.events) == Names{"first_proof", "annealing", "last_proof"});
  CHECK(told.answer.status == Status::feasible);
  REQUIRE(told.events.back().carried);
  CHECK(told.events.back().carried->heaviest >= Burden::of_units(told.answer.outcome.countries.front()).shown_points());
}
