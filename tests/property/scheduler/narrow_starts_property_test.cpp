#include <catch2/catch.hpp>
#include <utility>
#include <vector>

#include "scheduler/timetable/branch_and_bound.hpp"
#include "scheduler/timetable/constraint/programme_constraints.hpp"
#include "scheduler/timetable/move/moves.hpp"
#include "scheduler/timetable/timetable_solver.hpp"
#include "tests/property/scheduler/random_timetable.hpp"
#include "tests/property/scheduler/rounds.hpp"

using namespace plenary::scheduler;
using plenary::scheduler::testing::rounds_of;

namespace {

/// A timetable of which each meeting can use a part of the axis only: as a rule, and as the model is told.
struct Narrow {
  Timetable timetable;
  TimetableConstraints constraints;
  std::vector<Span> starts;

  CostModel model(bool told) const {
    CostModel compiled_model{timetable, told ? starts : std::vector<Span>{}};
    for (const auto& constraint : constraints) constraint->compile(timetable, compiled_model);
    return compiled_model;
  }
};

Narrow random_narrow(Random64& random, int meetings, int longest, int days, int day_length) {
  Narrow narrow{random_timetable(random, meetings, longest, days, day_length), all_constraints(), {}};
  while (narrow.timetable.rooms.size() > 2) narrow.timetable.rooms.pop_back();
  for (auto& relation : random_relations(random, narrow.timetable.meetings.size())) {
    narrow.constraints.push_back(std::move(relation));
  }
  const int grains = static_cast<int>(narrow.timetable.grains());
  for (std::size_t i = 0; i < narrow.timetable.meetings.size(); ++i) {
    const int first = between(random, 0, grains - 1);
    const Span span{{first}, {between(random, first + 1, grains)}};
    std::vector<bool> allowed(narrow.timetable.grains());
    for (int g = span.start.index; g < span.end.index; ++g) allowed[static_cast<std::size_t>(g)] = true;
    narrow.constraints.push_back(starts_within({"part"}, static_cast<MeetingIndex>(i), std::move(allowed)));
    narrow.starts.push_back(span);
  }
  return narrow;
}

}  // namespace

TEST_CASE("A model that knows where meetings can begin proves what one proves that does not", "[timetable][property]") {
  Random64 random{21};  // NOLINT(cert-msc51-cpp): the same cases on every run
  int feasible = 0;
  for (int round = 0; round < rounds_of(500); ++round) {
    const Narrow narrow = random_narrow(random, 3, 3, 2, 5);
    const Score best = exhausted(narrow.timetable, narrow.constraints);
    for (const bool told : {false, true}) {
      const ExactResult found = branch_and_bound(narrow.timetable, narrow.model(told), {});
      REQUIRE(found.complete);
      REQUIRE(found.best.has_value() == best.feasible());
      if (!found.best) continue;
      REQUIRE(found.best->score == best);
      REQUIRE(score_of(narrow.timetable, narrow.constraints, found.best->plan) == best);
    }
    feasible += best.feasible() ? 1 : 0;
  }
  CHECK(feasible > rounds_of(20));
  CHECK(feasible < rounds_of(450));
}

TEST_CASE("Where each meeting has its own part of the axis, tables and score stay those of the plan",
          "[timetable][property]") {
  Random64 random{22};  // NOLINT(cert-msc51-cpp)
  for (int round = 0; round < 60; ++round) {
    const Narrow narrow = random_narrow(random, between(random, 2, 14), 5, between(random, 2, 12), 10);
    const CostModel model = narrow.model(true);
    SearchState state{narrow.timetable, model, {}};
    Random moves_random{static_cast<std::uint64_t>(round)};
    for (int step = 0; step < 200; ++step) {
      reinsert(state, moves_random, 5'000);
      swap(state, moves_random, 5'000);
      change_room(state, moves_random, 50);
      exchange_days(state, moves_random, 50);
      rebuild_day(state, moves_random, 5'000);
      rebuild_person(state, moves_random, 5'000);
      rebuild_tied(state, moves_random, 5'000);
      eject(state, moves_random, 5'000);
    }
    REQUIRE(state.score() == score_of(narrow.timetable, narrow.constraints, state.plan()));
    const SearchState fresh{narrow.timetable, model, {}, state.plan()};
    const CostModel whole_model = narrow.model(false);
    const SearchState whole{narrow.timetable, whole_model, {}, state.plan()};
    REQUIRE(whole.score() == state.score());
    for (std::size_t i = 0; i < narrow.timetable.meetings.size(); ++i) {
      const auto kept = state.starts().row(i);
      const auto built = fresh.starts().row(i);
      REQUIRE(std::equal(kept.begin(), kept.end(), built.begin(), built.end()));
      for (Grain start = narrow.starts[i].start; start < narrow.starts[i].end; ++start.index) {
        // What no start of the part can avoid is forgiven there, and there only.
        if (whole.starts().allowed(i, start)) REQUIRE(whole.starts().at(i, start) == state.starts().at(i, start));
      }
    }
  }
}
