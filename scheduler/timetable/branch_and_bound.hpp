#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>

#include "scheduler/timetable/annealing.hpp"
#include "scheduler/timetable/constraint/cost_model.hpp"
#include "scheduler/timetable/plan_order.hpp"
#include "scheduler/timetable/timetable.hpp"

namespace plenary::scheduler {

/// How far an exact search goes.
struct ExactOptions {
  std::uint64_t most_nodes = 100'000;   ///< placements that are tried
  bool any_plan = false;                ///< the first plan without hard violations will do
  std::optional<ScoredPlan> incumbent;  ///< only better plans are looked for
  std::function<bool()> stopped;        ///< asked now and then; may be empty
  /// By what plans are compared, if not by their scores: then `incumbent` and `ExactResult::bound` mean nothing.
  PlanOrder* order = nullptr;
};

/// What an exact search found out.
struct ExactResult {
  bool complete = false;           ///< every plan was looked at or ruled out
  std::optional<ScoredPlan> best;  ///< without hard violations, better than the incumbent
  Score bound;                     ///< no plan without hard violations scores less
  std::uint64_t nodes = 0;
};

/// Branch and bound over all plans without hard violations: domains kept consistent by pairs, the meeting with the
/// fewest starts left first, its cheapest start first, cut off where what is placed and the least that each other
/// meeting must cost is no better than the best plan known. If `complete`, `best` or else the incumbent is
/// optimal, and with neither no plan exists.
///
/// Deterministic as long as `stopped` says no.
ExactResult branch_and_bound(const Timetable& timetable, const CostModel& model, const ExactOptions& options);

}  // namespace plenary::scheduler
