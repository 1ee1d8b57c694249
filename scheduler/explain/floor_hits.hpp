#pragma once

#include <cstddef>
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

/// A floor that is lower, and what the fairest plan then asks.
struct FloorChange {
  Message change;
  WishChange made;
  Burden worst;  ///< the heaviest ledger of a country after the series
};

/// Why no choice of slots keeps the floors of a series whose every session has slots.
struct BrokenFloors {
  std::vector<FloorHit> hits;        ///< empty: no country by itself breaks them, all together do
  std::vector<FloorChange> changes;  ///< the least that is enough of each floor, solved again
};

BrokenFloors broken_floors(const SeriesProblem& series, const SeriesCandidates& candidates, const SeriesLimits& limits);

}  // namespace plenary::scheduler
