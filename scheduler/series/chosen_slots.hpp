#pragma once

#include <optional>
#include <vector>

#include "scheduler/series/series_candidates.hpp"
#include "scheduler/series/shared_times.hpp"

namespace plenary::scheduler {

/// A solved series by its slots.
struct ChosenSlots {
  SeriesResult result;
  std::vector<Slot> slots;            ///< by session; empty where there is no plan
  std::optional<SharedTimes> shared;  ///< where sessions begin at one time of the day: the plan is one of its choices
};

/// Solves the series that has `candidates`, none of whose sessions is impossible. `known`: a plan that keeps what is
/// asked, if one is known; the answer is no worse.
ChosenSlots choose(const SeriesProblem& series, const SeriesCandidates& candidates, const SeriesLimits& limits,
                   const SeriesSearch& by = *leximin.series, const std::vector<Slot>& known = {});

/// The times of the day at which the sessions begin: the first of each time that alternates.
GroupTimes times_of(const SeriesProblem& series, const SeriesCandidates& candidates, const std::vector<Slot>& slots);

}  // namespace plenary::scheduler
