#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "scheduler/plan/plan_burdens.hpp"
#include "scheduler/series/solve_series.hpp"

namespace plenary::scheduler {

/// The sessions of a programme as if they shared nothing scarce: a series in all but name. What is proved of it bounds
/// every plan, and where the sessions do not get in each other's way it is the plan.
struct Uncoupled {
  SeriesStatus status = SeriesStatus::unknown;
  /// By session: the kinds of `PlanBurdens` that cost everybody what the chosen one does. Empty if none was found.
  std::vector<std::vector<std::size_t>> kinds;
  PlanOutcome outcome;              ///< of countries, regions and total; of a plan without couplings
  std::int64_t least_heaviest = 0;  ///< units: in every plan some country carries at least this
};

/// Solves it with bounded work; `allowed` by session and start from its first. Nothing where there are too many
/// sessions or kinds of slots for that.
std::optional<Uncoupled> solve_uncoupled(const PlanBurdens& burdens, const std::vector<std::vector<bool>>& allowed,
                                         const std::function<bool()>& stopped);

}  // namespace plenary::scheduler
