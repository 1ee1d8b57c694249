#include <catch2/catch.hpp>
#include <functional>
#include <optional>
#include <random>
#include <string>
#include <thread>

#include "scheduler/timetable/bound.hpp"
#include "scheduler/timetable/constraint/timetable_constraint.hpp"
#include "scheduler/timetable/move/moves.hpp"
#include "scheduler/timetable/timetable_solver.hpp"
#include "tests/property/scheduler/random_timetable.hpp"

using namespace plenary::scheduler;

namespace {

/// The problem once more, from its description alone, in the plainest way: what each rule charges by walking
/// over grains and people. Shares nothing with the engine or the constraints.
Score walked(const Timetable& timetable, const Plan& plan) {
  Score score;
  const auto& meetings = timetable.meetings;
  const auto attends = [](const std::vector<Person>& list, std::uint32_t person) {
    for (const Person other : list) {
      if (static_cast<std::uint32_t>(other) == person) return true;
    }
    return false;
  };
  for (std::size_t i = 0; i < meetings.size(); ++i) {
    const int start = plan[i].start.index;
    const int last = start + meetings[i].duration.count - 1;
    const int seats = timetable.rooms[position(plan[i].room)].seats;
    if (last >= static_cast<int>(timetable.day_of.size())) {
      score.hard += last;
    } else if (timetable.day_of[static_cast<std::size_t>(start)] != timetable.day_of[static_cast<std::size_t>(last)]) {
      score.hard += 1;
    }
    if (meetings[i].seats > seats) score.hard += meetings[i].seats - seats;
    score.soft += last;
    for (const Room& room : timetable.rooms) {
      if (room.seats > seats) score.soft += room.seats - seats;
    }
    for (std::size_t j = 0; j < i; ++j) {
      const int other = plan[j].start.index;
      const int other_last = other + meetings[j].duration.count - 1;
      int shared = 0;
      for (int grain = start; grain <= last; ++grain) shared += grain >= other && grain <= other_last ? 1 : 0;
      const bool one_room = plan[i].room == plan[j].room;
      int both = 0;
      for (std::uint32_t person = 0; person < timetable.persons; ++person) {
        const bool required_i = attends(meetings[i].required, person);
        const bool required_j = attends(meetings[j].required, person);
        const bool preferred_i = attends(meetings[i].preferred, person);
        const bool preferred_j = attends(meetings[j].preferred, person);
        if (required_i && required_j) score.hard += shared;
        if ((required_i && preferred_j) || (preferred_i && required_j)) score.medium += shared;
        if (preferred_i && preferred_j) score.medium += 2 * shared;
        if ((required_i || preferred_i) && (required_j || preferred_j)) ++both;
      }
      if (one_room) score.hard += shared;
      score.soft += 3 * shared;
      if (last + 1 == other || other_last + 1 == start) score.soft += 7;
      const int gap = start < other ? other - last - 1 : start - other_last - 1;
      if (!one_room && start != other && gap <= 2) score.soft += 2 * both;
    }
  }
  return score;
}

Allowance moves(std::uint64_t most) {
  return [most](std::uint64_t tried) { return static_cast<double>(tried) / static_cast<double>(most); };
}

SearchOptions options(std::uint64_t seed, std::uint64_t most) {
  SearchOptions search;
  search.seed = seed;
  search.allowance = [most](std::size_t) { return moves(most); };
  return search;
}

}  // namespace

TEST_CASE("Three ways to add up a plan agree", "[timetable][property]") {
  Random64 random{1};  // NOLINT(cert-msc51-cpp): the same cases on every run
  const auto constraints = all_constraints();
  for (int round = 0; round < 400; ++round) {
    const Timetable timetable = random_timetable(random, between(random, 1, 12), 5, between(random, 1, 4), 9);
    const CostModel model = compiled(timetable, constraints);
    const Plan plan = random_plan(random, timetable);
    const Score expected = walked(timetable, plan);
    REQUIRE(score_of(timetable, constraints, plan) == expected);
    REQUIRE(model.of(plan) == expected);
  }
}

TEST_CASE("After any moves the tables are those of the plan", "[timetable][property]") {
  Random64 random{2};  // NOLINT(cert-msc51-cpp)
  const auto constraints = all_constraints();
  for (int round = 0; round < 60; ++round) {
    const Timetable timetable = random_timetable(random, between(random, 1, 15), 6, between(random, 1, 5), 12);
    const CostModel model = compiled(timetable, constraints);
    SearchState state{timetable, model, {}};
    Random moves_random{static_cast<std::uint64_t>(round)};
    for (int step = 0; step < 300; ++step) {
      reinsert(state, moves_random, 5'000);
      swap(state, moves_random, 5'000);
      change_room(state, moves_random, 50);
      exchange_days(state, moves_random, 50);
      rebuild_day(state, moves_random, 5'000);
      rebuild_person(state, moves_random, 5'000);
      rebuild_tied(state, moves_random, 5'000);
      eject(state, moves_random, 5'000);
    }
    REQUIRE(state.score() == walked(timetable, state.plan()));
    const SearchState fresh{timetable, model, {}, state.plan()};
    for (std::size_t i = 0; i < timetable.meetings.size(); ++i) {
      const auto kept = state.starts().row(i);
      const auto built = fresh.starts().row(i);
      REQUIRE(std::equal(kept.begin(), kept.end(), built.begin(), built.end()));
      for (std::size_t g = 0; g < timetable.grains(); ++g) {
        REQUIRE(state.rooms().free(i, Grain{static_cast<int>(g)}) == fresh.rooms().free(i, Grain{static_cast<int>(g)}));
      }
    }
  }
}

TEST_CASE("With relations too, the model is what the rules say and the tables are those of the plan",
          "[timetable][property]") {
  Random64 random{6};  // NOLINT(cert-msc51-cpp)
  for (int round = 0; round < 60; ++round) {
    const Timetable timetable = random_timetable(random, between(random, 3, 12), 5, between(random, 2, 4), 10);
    auto constraints = all_constraints();
    for (auto& relation : random_relations(random, timetable.meetings.size()))
      constraints.push_back(std::move(relation));
    const CostModel model = compiled(timetable, constraints);
    const Plan plan = random_plan(random, timetable);
    REQUIRE(model.of(plan) == score_of(timetable, constraints, plan));
    SearchState state{timetable, model, {}};
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
    REQUIRE(state.score() == score_of(timetable, constraints, state.plan()));
    const SearchState fresh{timetable, model, {}, state.plan()};
    for (std::size_t i = 0; i < timetable.meetings.size(); ++i) {
      const auto kept = state.starts().row(i);
      const auto built = fresh.starts().row(i);
      REQUIRE(std::equal(kept.begin(), kept.end(), built.begin(), built.end()));
    }
  }
}

TEST_CASE("On small timetables with relations the search finds the best plan there is", "[timetable][property]") {
  Random64 random{7};  // NOLINT(cert-msc51-cpp)
  for (int round = 0; round < 40; ++round) {
    Timetable timetable = random_timetable(random, 3, 3, 2, 5);
    while (timetable.rooms.size() > 2) timetable.rooms.pop_back();
    auto constraints = all_constraints();
    for (auto& relation : random_relations(random, timetable.meetings.size()))
      constraints.push_back(std::move(relation));
    const CostModel model = compiled(timetable, constraints);
    const Score best = exhausted(timetable, constraints);
    const auto solution = solve(timetable, model, options(7, 20'000));
    REQUIRE(solution.best.score == score_of(timetable, constraints, solution.best.plan));
    REQUIRE((best.feasible() ? solution.best.score == best : solution.best.score >= best));
  }
}

TEST_CASE("A row tells what a start would cost with every pair in different rooms", "[timetable][property]") {
  Random64 random{3};  // NOLINT(cert-msc51-cpp)
  for (int round = 0; round < 60; ++round) {
    Timetable timetable = random_timetable(random, between(random, 2, 10), 5, 3, 10);
    const auto constraints = all_constraints();
    const CostModel model = compiled(timetable, constraints);
    const SearchState state{timetable, model, {}};
    const auto energy = [&](const Score& pair) {
      return pair.medium * state.starts().weights().medium + pair.soft * state.starts().weights().soft;
    };
    for (std::size_t i = 0; i < timetable.meetings.size(); ++i) {
      for (std::size_t g = 0; g < timetable.grains(); ++g) {
        const Placement at{Grain{static_cast<int>(g)}, RoomIndex{0}};
        if (!state.starts().allowed(i, at.start)) continue;
        std::int64_t expected = energy(model.of_start(i, at.start));
        for (std::size_t j = 0; j < timetable.meetings.size(); ++j) {
          if (j == i) continue;
          const Placement elsewhere{state.plan()[j].start, RoomIndex{99}};
          const Score pair = model.of_pair(i, at, j, elsewhere);
          expected += energy(pair);
          const int shared =
              overlap(span_of(timetable.meetings[i], at), span_of(timetable.meetings[j], elsewhere)).count;
          if (model.of_overlap(i, j).hard > 0) expected += std::int64_t{shared} * state.starts().weights().hard;
        }
        REQUIRE(state.starts().at(i, at.start) == expected);
      }
    }
  }
}

TEST_CASE("On small timetables the search finds the best plan there is", "[timetable][property]") {
  Random64 random{4};  // NOLINT(cert-msc51-cpp)
  const auto constraints = all_constraints();
  constexpr int rounds = 60;
  for (int round = 0; round < rounds; ++round) {
    Timetable timetable = random_timetable(random, 3, 3, 2, 5);
    while (timetable.rooms.size() > 2) timetable.rooms.pop_back();
    const CostModel model = compiled(timetable, constraints);
    const auto solution = solve(timetable, model, options(7, 20'000));
    const Score best = exhausted(timetable, constraints);
    REQUIRE(solution.best.score == walked(timetable, solution.best.plan));
    REQUIRE(solution.best.score >= best);
    REQUIRE(solution.bound.hard <= best.hard);
    REQUIRE(solution.bound.medium <= best.medium);
    REQUIRE((best.hard > 0 || solution.bound.soft <= best.soft));
    // Where something hard must be violated, the search promises no more than as little of that as possible.
    REQUIRE(solution.best.score.hard == best.hard);
    if (best.feasible()) REQUIRE(solution.best.score == best);
  }
}

TEST_CASE("The same seed and moves give the same plan on one thread and on two", "[timetable][property]") {
  Random64 random{5};  // NOLINT(cert-msc51-cpp)
  const auto constraints = all_constraints();
  const Timetable timetable = random_timetable(random, 30, 8, 4, 24);
  const CostModel model = compiled(timetable, constraints);
  auto search = options(11, 30'000);
  const auto alone = solve(timetable, model, search);
  search.run_all = [](const std::vector<std::function<void()>>& tasks) {
    std::vector<std::thread> threads;
    for (const auto& task : tasks) threads.emplace_back(task);
    for (std::thread& thread : threads) thread.join();
  };
  const auto together = solve(timetable, model, search);
  CHECK(alone.best.plan == together.best.plan);
  CHECK(alone.effort.moves_made == together.effort.moves_made);
  search.seed = 12;
  CHECK(solve(timetable, model, search).best.plan != alone.best.plan);
}

TEST_CASE("A search with next to nothing to spend, or stopped at once, still ends with a whole plan",
          "[timetable][property]") {
  Random64 random{11};  // NOLINT(cert-msc51-cpp)
  const auto constraints = all_constraints();
  const Timetable timetable = random_timetable(random, 20, 6, 3, 20);
  const CostModel model = compiled(timetable, constraints);
  for (const std::uint64_t most : {1U, 50U, 1'000U, 4'000U}) {
    const auto solution = solve(timetable, model, options(1, most));
    CHECK(solution.best.score == score_of(timetable, constraints, solution.best.plan));
    CHECK(solution.effort.moves_tried < 2 * (most + 10'000));
  }
  auto stopped = options(1, 1);
  stopped.allowance = [](std::size_t) { return [](std::uint64_t) { return 1.0; }; };
  const auto solution = solve(timetable, model, stopped);
  CHECK(solution.effort.moves_tried == 0);
  CHECK(solution.best.score == score_of(timetable, constraints, solution.best.plan));
}
