#include "scheduler/solve/series/solve_series.hpp"

#include <algorithm>
#include <numeric>

#include "scheduler/solve/series/series_descent.hpp"

namespace plenary::scheduler {

namespace {

/// The least that some country carries in every plan, by ascent alone: what is under it is excluded.
std::int64_t least_heaviest(const SeriesSpace& space, std::int64_t known) {
  constexpr int rounds = 1000;
  Separation separation(space);
  auto start = separation.even();
  const PartialSeries nothing(space);
  std::int64_t low = 0;  // every plan has a country with at least that
  std::int64_t high = known;
  while (low < high) {
    const std::int64_t middle = low + (high - low + 1) / 2;
    const Ceiling ceiling{{}, middle - 1};
    if (!may_fit(space, nothing, ceiling) || separation.find(nothing, ceiling, start, rounds)) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return low;
}

}  // namespace

SeriesResult solve(const SeriesChoices& choices, const SeriesLimits& limits) {
  const SeriesSpace space(choices);
  SeriesResult result;
  std::optional<SeriesOutcome> best;
  if (auto plan = descend(choices, limits.seed, limits.starts)) {
    result.plan = std::move(*plan);
    best = outcome_of(choices, result.plan);
  }
  ProofSearch search(space, limits.most_work);
  auto end = search.run(best);
  for (; end == ProofSearch::End::better; end = search.run(best)) {
    result.plan = search.found();
    best = outcome_of(choices, result.plan);
  }
  result.work = search.work();
  const bool proved = end == ProofSearch::End::proved;
  if (proved) result.proof = search.proof();
  if (!best) {
    result.status = proved ? SeriesStatus::infeasible : SeriesStatus::unknown;
    return result;
  }
  result.outcome = std::move(*best);
  result.status = proved ? SeriesStatus::optimal : SeriesStatus::feasible;
  if (!result.outcome.countries.empty()) {
    const std::int64_t heaviest = result.outcome.countries.front();
    result.least_heaviest = proved ? heaviest : least_heaviest(space, heaviest);
  }
  return result;
}

}  // namespace plenary::scheduler
