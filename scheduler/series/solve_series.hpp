#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "scheduler/series/proof_search.hpp"

namespace plenary::scheduler {

enum class SeriesStatus {
  optimal,     ///< proved: no plan is better
  feasible,    ///< the best that was found
  infeasible,  ///< proved: no plan keeps the floors
  unknown,     ///< none was found
};

/// A solved series.
struct SeriesResult {
  SeriesStatus status = SeriesStatus::unknown;
  SeriesPlan plan;                                      ///< empty unless optimal or feasible
  SeriesOutcome outcome;                                ///< of the plan
  std::int64_t least_heaviest = 0;                      ///< units: in every plan some country carries at least this
  SeriesProof proof;                                    ///< of what was proved
  SeriesSpace::Order order = SeriesSpace::Order::free;  ///< of the sessions in the proof
  std::size_t work = 0;
};

/// The plan that a welfare rule prefers, leximin by default: over countries, then over regions, then the least total,
/// then, without floors, the earliest starts, the first session's first. A direct method: plans under each ceiling of
/// the best plan found are excluded or found (W. Ogryczak and T. Sliwinski, On direct methods for lexicographic min-max
/// optimization, 2006).
/// `known`: a plan that keeps the floors, if one is known; the answer is no worse.
SeriesResult solve(const SeriesChoices& choices, const SeriesLimits& limits, const SeriesSearch& by = *leximin.series,
                   const SeriesPlan& known = {});

}  // namespace plenary::scheduler
