#include "scheduler/series/solve_series.hpp"

#include <algorithm>
#include <utility>

#include "scheduler/series/series_descent.hpp"

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
    const Ceiling ceiling{{}, middle - 1, std::nullopt, std::nullopt};
    if (!may_fit(space, nothing, ceiling) || separation.find(nothing, ceiling, start, rounds)) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return low;
}

/// The best plan of `space`, beginning with `plan` if that is not empty.
SeriesResult search(const SeriesSpace& space, const SeriesOrder& order, SeriesPlan plan, const SeriesLimits& limits) {
  SeriesResult result;
  result.plan = std::move(plan);
  result.order = space.order;
  std::optional<SeriesOutcome> best;
  if (!result.plan.empty()) best = outcome_of(space.choices, result.plan);
  ProofSearch search(space, order, limits);
  auto end = search.run(best);
  for (; end == ProofSearch::End::better; end = search.run(best)) {
    result.plan = search.found();
    best = outcome_of(space.choices, result.plan);
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
    const bool asks_heaviest = order.by->first == SeriesSearch::First::heaviest;
    result.least_heaviest = asks_heaviest && proved ? heaviest : least_heaviest(space, heaviest);
  }
  return result;
}

/// Without floors the order of sessions is free, which leaves far fewer plans. Where the best of them can be arranged
/// so that no floor is broken, it is the best with floors too.
std::optional<SeriesResult> without_order(const SeriesChoices& choices, const SeriesLimits& limits,
                                          const SeriesSearch& by, const SeriesPlan& known) {
  SeriesChoices relaxed = choices;
  relaxed.floors = {};
  SeriesResult result = solve(relaxed, limits, by, known);
  if (result.status != SeriesStatus::optimal) return std::nullopt;
  auto plan =
      arranged(choices, SeriesSpace(choices, SeriesSpace::Order::free).groups, result.plan, limits.most_work / 10);
  if (!plan) return std::nullopt;
  result.plan = std::move(*plan);
  result.outcome = outcome_of(choices, result.plan);
  return result;
}

}  // namespace

SeriesResult solve(const SeriesChoices& choices, const SeriesLimits& limits, const SeriesSearch& by,
                   const SeriesPlan& known) {
  if (choices.has_floors()) {
    if (auto result = without_order(choices, limits, by, known)) return std::move(*result);
  }
  const SeriesOrder order{&by, choices.ceiling()};
  const SeriesSpace space(choices, choices.has_floors() ? SeriesSpace::Order::matters : SeriesSpace::Order::free);
  SeriesPlan begin = known;
  if (auto found = descend(choices, order, limits.seed, limits.starts)) {
    if (begin.empty() || order.better(outcome_of(choices, *found), outcome_of(choices, begin)))
      begin = std::move(*found);
  }
  return search(space, order, std::move(begin), limits);
}

}  // namespace plenary::scheduler
