#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "scheduler/plan/plan_burdens.hpp"
#include "scheduler/series/shared_times.hpp"

namespace plenary::scheduler {

/// The sessions of a programme as if they shared nothing scarce: a series in all but name. What is proved of it bounds
/// every plan, and where the sessions do not get in each other's way it is the plan.
struct Uncoupled {
  SeriesStatus status = SeriesStatus::unknown;
  /// By session: the kinds of `PlanBurdens` that cost everybody what the chosen one does. Empty if none was found.
  std::vector<std::vector<std::size_t>> kinds;
  /// By session: the time of the day at which it begins, where it shares one with others.
  std::vector<std::optional<calendar::TimeOfDay>> times;
  PlanOutcome outcome;              ///< of countries, regions and total; of a plan without couplings
  std::int64_t least_heaviest = 0;  ///< units: in every plan some country carries at least this
};

/// Sessions that begin at one time of the day, and when each start of them is.
struct SharedClock {
  std::vector<std::vector<std::size_t>> groups;         ///< of sessions; none in two groups
  std::vector<std::vector<calendar::TimeOfDay>> times;  ///< by session and start from its first
};

/// What `programme` says of times of the day, as relations between the sessions of `cast`.
SharedClock shared_clock(const ProgrammeProblem& programme, const Cast& cast);

/// Solves it with bounded work; `allowed` by session and start from its first. Nothing where there are too many
/// sessions or kinds of slots for that.
std::optional<Uncoupled> solve_uncoupled(const PlanBurdens& burdens, const std::vector<std::vector<bool>>& allowed,
                                         const SharedClock& clock, const std::function<bool()>& stopped);

}  // namespace plenary::scheduler
