#include <benchmark/benchmark.h>
#include <date/tz.h>

#include <random>

#include "scheduler/burden/projection.hpp"
#include "scheduler/explain/answer.hpp"
#include "scheduler/explain/statement.hpp"
#include "scheduler/grid/availability.hpp"
#include "scheduler/slot/exhaustive.hpp"
#include "scheduler/slot/ranking.hpp"
#include "tests/bench/partners.hpp"

// The budgets of one session: a year of quarter hours (35,040 starts), 57 delegations or 10,000 people.

namespace {

using namespace plenary::scheduler;
using namespace plenary::scheduler::bench;
using namespace std::chrono_literals;
namespace calendar = plenary::calendar;

/// A year of quarter hours, an hour long, for all partners in `role`.
Problem year_problem(Role role) { return partners_problem(role); }

/// The same with `people` delegates, each with 40 meetings of their own over the year.
Problem people_problem(std::size_t people) {
  Problem problem = year_problem(Role::preferred);
  std::mt19937_64 random{1};
  const auto first = *calendar::to_instant(problem.zone, calendar::midnight(problem.window.first),
                                           calendar::ResolvePolicy::compatible);
  for (std::size_t i = 0; i < people; ++i) {
    auto& participant = problem.participants[i % problem.participants.size()];
    Delegate delegate;
    delegate.id = std::to_string(i);
    delegate.seat = random() % participant.delegation->seats.size();
    std::vector<calendar::Interval<calendar::Instant>> busy;
    for (int k = 0; k < 40; ++k) {
      const auto start = first + std::chrono::minutes{15} * static_cast<long>(random() % 35'000);
      busy.push_back({start, start + std::chrono::minutes{30} * static_cast<long>(1 + random() % 6)});
    }
    delegate.busy = BusyTimes{std::move(busy)};
    participant.delegates.push_back(std::move(delegate));
  }
  return problem;
}

void year_57_preferred(benchmark::State& state) {
  const Problem problem = year_problem(Role::preferred);
  for (auto _ : state) {
    const Solution solution = solve(problem);
    benchmark::DoNotOptimize(explain(problem, solution, 5));
    state.counters["ranked"] = static_cast<double>(solution.ranking.size());
    state.counters["classes"] = static_cast<double>(solution.availability.classes());
  }
}
BENCHMARK(year_57_preferred)->Unit(benchmark::kMillisecond);

void year_57_required(benchmark::State& state) {
  const Problem problem = year_problem(Role::required);
  for (auto _ : state) {
    const Solution solution = solve(problem);
    benchmark::DoNotOptimize(explain(problem, solution, 5));
    state.counters["ranked"] = static_cast<double>(solution.ranking.size());
  }
}
BENCHMARK(year_57_required)->Unit(benchmark::kMillisecond);

void year_57_sweep(benchmark::State& state) {
  const Problem problem = year_problem(Role::preferred);
  for (auto _ : state) benchmark::DoNotOptimize(Availability(problem).participants());
}
BENCHMARK(year_57_sweep)->Unit(benchmark::kMillisecond);

void year_57_explain(benchmark::State& state) {
  const Problem problem = year_problem(Role::preferred);
  const Solution solution = solve(problem);
  for (auto _ : state) benchmark::DoNotOptimize(explain(problem, solution, 5));
}
BENCHMARK(year_57_explain)->Unit(benchmark::kMillisecond);

/// The fairness statement alone, with a ledger of two years of monthly sessions; budget 20 ms.
void year_57_statement(benchmark::State& state) {
  Problem problem = year_problem(Role::preferred);
  std::mt19937_64 random{12};
  Ledger ledger;
  ledger.decay = {9, 10};
  for (int month = 0; month < 24; ++month) {
    PastSession past{std::to_string(month), std::nullopt, {}};
    for (const auto& participant : problem.participants) {
      past.entries.push_back(
          {participant.delegation->id, Role::required, Burden::of_points(static_cast<std::int64_t>(random() % 49))});
    }
    ledger.sessions.push_back(std::move(past));
  }
  set_ledger(problem, std::move(ledger));
  const Solution solution = solve(problem);
  for (auto _ : state) benchmark::DoNotOptimize(fairness_statement(problem, solution));
  state.counters["ranked"] = static_cast<double>(solution.ranking.size());
}
BENCHMARK(year_57_statement)->Unit(benchmark::kMillisecond);

void year_10000_people(benchmark::State& state) {
  const Problem problem = people_problem(10'000);
  for (auto _ : state) {
    const Solution solution = solve(problem);
    benchmark::DoNotOptimize(explain(problem, solution, 5));
  }
}
BENCHMARK(year_10000_people)->Unit(benchmark::kMillisecond);

/// The rows alone: rates of every quarter of an hour copied from the plans, slots summed, refusals gathered.
void year_57_bare_sweep(benchmark::State& state) {
  const Problem problem = year_problem(Role::preferred);
  const TimeGrid grid(problem);
  std::vector<CalendarClass> classes;
  for (const auto& participant : problem.participants) {
    classes.emplace_back(problem, grid, whereabouts(participant));
  }
  for (auto _ : state) {
    for (CalendarClass& one : classes) one.sweep(grid, 15min, 15min);
    benchmark::DoNotOptimize(classes.data());
  }
}
BENCHMARK(year_57_bare_sweep)->Unit(benchmark::kMillisecond);

/// What the sweep replaces: ask the zone library for every delegation and slot. Only the conversion of
/// the slot's start is counted, not the burden that would have to be looked up after it.
void year_57_zone_library(benchmark::State& state) {
  const Problem problem = year_problem(Role::preferred);
  const TimeGrid grid(problem);
  std::vector<const date::time_zone*> zones;
  for (const auto& participant : problem.participants) {
    zones.push_back(date::locate_zone(std::string(participant.place().zone.id())));
  }
  for (auto _ : state) {
    std::int64_t sum = 0;
    for (const date::time_zone* zone : zones) {
      for (std::size_t i = 0; i < grid.size(); ++i) {
        sum += zone->to_local(grid.start(static_cast<Slot>(i))).time_since_epoch().count();
      }
    }
    benchmark::DoNotOptimize(sum);
  }
}
BENCHMARK(year_57_zone_library)->Unit(benchmark::kMillisecond);

/// The same through our own zones.
void year_57_own_zones(benchmark::State& state) {
  const Problem problem = year_problem(Role::preferred);
  const TimeGrid grid(problem);
  for (auto _ : state) {
    std::int64_t sum = 0;
    for (const auto& participant : problem.participants) {
      const auto& zone = participant.place().zone;
      for (std::size_t i = 0; i < grid.size(); ++i) {
        sum += zone.to_local(grid.start(static_cast<Slot>(i))).time_since_epoch().count();
      }
    }
    benchmark::DoNotOptimize(sum);
  }
}
BENCHMARK(year_57_own_zones)->Unit(benchmark::kMillisecond);

}  // namespace
