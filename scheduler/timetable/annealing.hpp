#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <utility>

#include "scheduler/timetable/constraint/cost_model.hpp"
#include "scheduler/timetable/timetable.hpp"

namespace plenary::scheduler {

/// A plan with its score.
struct ScoredPlan {
  Plan plan;
  Score score;
};

/// The share of a search's allowance that is spent, 1 or more when nothing is left. It is asked with the
/// number of moves tried so far; what it counts, moves or a clock's time, is the caller's choice.
using Allowance = std::function<double(std::uint64_t moves_tried)>;

/// An allowance of so many moves, which is spent as soon as `stopped`, unless it is empty, says so.
inline Allowance moves_unless(std::function<bool()> stopped, std::uint64_t most) {
  return [stopped = std::move(stopped), most](std::uint64_t tried) {
    return stopped && stopped() ? 1.0 : static_cast<double>(tried) / static_cast<double>(most);
  };
}

/// What a search did.
struct SearchEffort {
  std::uint64_t moves_tried = 0;
  std::uint64_t moves_made = 0;
  std::uint64_t starts_compared = 0;  ///< placements whose cost was looked at
  std::uint64_t nodes = 0;            ///< of exact searches
};

/// Told of every better plan as it is found.
using Improved = std::function<void(const ScoredPlan& best, std::uint64_t moves_tried)>;

/// Simulated annealing in two parts. First the graver levels: hard violations are allowed at a price, which
/// opens ways between feasible plans, and cooling closes them. Then the lightest level, with the graver ones
/// so dear that they do not get worse. Returns the best plan met. Begins at `begin`, if there is one.
///
/// Deterministic if the allowance is: the same timetable, model, seed and answers give the same plan.
ScoredPlan anneal(const Timetable& timetable, const CostModel& model, const std::optional<Plan>& begin,
                  std::uint64_t seed, const Allowance& allowance, const Improved& improved, SearchEffort& effort);

}  // namespace plenary::scheduler
