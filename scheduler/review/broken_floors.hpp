#pragma once

#include <vector>

#include "scheduler/model/wish.hpp"
#include "scheduler/plan/broken_rules.hpp"

namespace plenary::scheduler {

/// The floors over a ledger that decided sessions break: each session is asked with what `before` says and the sessions
/// that begin earlier added. `floors` are those of each place's session; null: none. A rule is about one session, by
/// its place's number.
std::vector<BrokenRule> broken_floors(const ProgrammeProblem& problem, const std::vector<PlannedPlace>& places,
                                      const std::vector<const Floors*>& floors, Ledger before);

}  // namespace plenary::scheduler
