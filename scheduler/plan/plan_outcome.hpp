#pragma once

#include <cstdint>
#include <vector>

#include "scheduler/series/series_outcome.hpp"
#include "scheduler/timetable/score.hpp"

namespace plenary::scheduler {

/// What a plan of a programme leaves behind, as plans are compared: the lesser is the better. First that published
/// sessions stay, then fairness as for a single session and a series, then tidiness, then that it is early. (An
/// absence has no place of its own: whoever stays away carries what the invitation would have cost.)
struct PlanOutcome {
  std::int64_t moved = 0;                    ///< published sessions with another start, and with another room
  std::int64_t moved_by = 0;                 ///< steps of the grid between their old starts and the new
  std::vector<std::int64_t> countries;       ///< units with what the ledger says, heaviest first
  std::vector<SeriesOutcome::Mean> regions;  ///< likewise, heaviest mean first
  std::int64_t total = 0;                    ///< units, of the plan alone, over all participants
  Score tidiness;                            ///< what the policy's terms add up to
  std::int64_t starts = 0;                   ///< the sum over sessions, in steps of the grid

  friend auto operator<=>(const PlanOutcome&, const PlanOutcome&) = default;

  /// Whether both are alike up to the total: neither is fairer.
  bool as_fair_as(const PlanOutcome& other) const {
    return moved == other.moved && moved_by == other.moved_by && countries == other.countries &&
           regions == other.regions && total == other.total;
  }
};

}  // namespace plenary::scheduler
