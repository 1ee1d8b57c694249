#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "scheduler/explain/floor_hits.hpp"
#include "scheduler/series/series_candidates.hpp"

namespace plenary::scheduler {

/// Why sessions of a series that each have slots cannot begin at one time of the day.
struct NoSharedTime {
  std::vector<std::size_t> sessions;  ///< the first that together have no time; without any one of them there is one
  std::vector<SeriesChange> changes;  ///< more times that alternate, or a time of its own for each session
};

/// Less that is asked of the times of the day, as far as the series has a plan then: the first number of times that
/// alternate which is enough, and a time of its own for each session.
std::vector<SeriesChange> freer_times(const SeriesProblem& series, const SeriesLimits& limits);

/// Nothing where every group of sessions has a time.
std::optional<NoSharedTime> no_shared_time(const SeriesProblem& series, const SeriesCandidates& candidates,
                                           const SeriesLimits& limits);

}  // namespace plenary::scheduler
