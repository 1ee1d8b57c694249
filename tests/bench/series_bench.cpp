#include <benchmark/benchmark.h>

#include "scheduler/explain/series_answer.hpp"
#include "tests/bench/partners.hpp"

// A series from the windows to the proof: how its time grows with sessions, countries and candidates.

namespace {

using namespace plenary::scheduler;
using namespace std::chrono_literals;
namespace calendar = plenary::calendar;

/// Sessions of an hour for the first `countries` partners, in windows of `days` days, one every five weeks and at least
/// a day apart.
SeriesProblem series(int sessions, std::size_t countries, int days) {
  const Problem problem = bench::partners_problem(Role::required, countries);
  std::vector<DateWindow> windows;
  calendar::sys_days first{2027y / 1 / 4};
  for (int i = 0; i < sessions; ++i) {
    windows.push_back({calendar::Date{first}, calendar::Date{first + calendar::days{days - 1}}});
    first += calendar::days{std::max(35, days)};
  }
  return series_of(problem, windows);
}

/// Sessions, countries, days of each window.
void series_solved(benchmark::State& state) {
  const auto problem = series(static_cast<int>(state.range(0)), static_cast<std::size_t>(state.range(1)),
                              static_cast<int>(state.range(2)));
  for (auto _ : state) {
    const SeriesSolution solution = solve(problem, {});
    std::size_t candidates = 0;
    std::size_t kinds = 0;
    for (const Solution& session : solution.candidates.sessions) candidates += session.ranking.size();
    for (const auto& session : solution.candidates.choices.sessions) kinds += session.size();
    const auto& result = solution.result;
    state.counters["candidates"] = static_cast<double>(candidates);
    state.counters["kinds"] = static_cast<double>(kinds);
    state.counters["proved"] = result.status == SeriesStatus::optimal ? 1 : 0;
    const std::int64_t heaviest = result.outcome.countries.empty() ? 0 : result.outcome.countries.front();
    state.counters["gap"] = Burden::of_units(heaviest - result.least_heaviest).points();
    state.counters["work"] = static_cast<double>(result.work);
  }
}
BENCHMARK(series_solved)
    ->Unit(benchmark::kMillisecond)
    ->Args({12, 57, 35})
    ->Args({3, 57, 35})
    ->Args({6, 57, 35})
    ->Args({18, 57, 35})
    ->Args({24, 57, 35})
    ->Args({36, 57, 35})
    ->Args({12, 14, 35})
    ->Args({12, 28, 35})
    ->Args({12, 57, 7})
    ->Args({12, 57, 70})
    ->Args({12, 57, 120});

}  // namespace
