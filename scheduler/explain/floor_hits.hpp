#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "calendar/message.hpp"
#include "scheduler/model/series_problem.hpp"
#include "scheduler/model/wish_change.hpp"
#include "scheduler/series/series_candidates.hpp"
#include "scheduler/series/series_limits.hpp"

namespace plenary::scheduler {

/// A country that cannot keep a floor of a series, whatever the others are given.
struct FloorHit {
  std::size_t participant = 0;
  Message what;  ///< how far from possible it is
};

/// Less that is asked of a series, such as a lower floor, and what the fairest plan then asks.
struct SeriesChange {
  Message change;
  WishChange made;
  Burden worst;  ///< the heaviest ledger of a country after the series
};

/// Why no choice of slots keeps the floors of a series whose every session has slots.
struct BrokenFloors {
  std::vector<FloorHit> hits;         ///< empty: no country by itself breaks them, all together do
  std::vector<SeriesChange> changes;  ///< the least that is enough of each floor, solved again
};

/// The heaviest ledger of a country after the fairest plan that was found; nothing if there is none.
std::optional<Burden> worst_of_fairest(const SeriesProblem& series, const SeriesCandidates& candidates,
                                       const SeriesLimits& limits);

BrokenFloors broken_floors(const SeriesProblem& series, const SeriesCandidates& candidates, const SeriesLimits& limits);

}  // namespace plenary::scheduler
