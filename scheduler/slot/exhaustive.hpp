#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "scheduler/grid/availability.hpp"
#include "scheduler/grid/slot_set.hpp"
#include "scheduler/model/problem.hpp"
#include "scheduler/rule/rules.hpp"

namespace plenary::scheduler {

/// One session solved by exhaustion: every slot was scored, so the ranking is exact and complete.
/// Refers to the problem, which must outlive it.
struct Solution {
  Availability availability;
  Constraints constraints;
  SlotSet feasible;
  std::vector<Slot> ranking;  ///< the feasible slots, best first

  /// 1 for the best; nothing for a slot that some constraint forbids.
  std::optional<std::size_t> rank_of(Slot slot) const;
};

Solution solve(const Problem& problem);

/// The slots that every constraint allows.
SlotSet allowed_by_all(std::size_t slots, const Constraints& constraints);

/// At most `most` slots of the ranking, best first, that are no neighbours: one a day in the reference
/// zone as long as there are days, then starts at least `apart` from each other.
std::vector<Slot> diverse(const Problem& problem, const Solution& solution, std::size_t most,
                          std::chrono::minutes apart = std::chrono::hours{2});

}  // namespace plenary::scheduler
