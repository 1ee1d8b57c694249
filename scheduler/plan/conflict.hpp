#pragma once

#include "scheduler/plan/feasibility.hpp"
#include "scheduler/plan/programme_answer.hpp"

namespace plenary::scheduler {

/// A conflict, with the rules that it is made of.
struct FoundConflict {
  std::vector<std::size_t> sessions;  ///< that cannot be held together, ascending
  ProgrammeRules rules;               ///< that forbid it
  bool minimal = true;                ///< no check was left open
};

/// Why `sessions`, ascending, cannot be held together: first the fewest of them that cannot, then the fewest rules
/// that forbid it. Nothing if they can, or if that is not known.
std::optional<FoundConflict> find_conflict(const Feasibility& feasibility, const std::vector<std::size_t>& sessions);

/// As the answer has it: rules about a delegation's people say in which sessions of the conflict it must be, and as
/// what.
ProgrammeConflict told(const ProgrammeProblem& programme, const FoundConflict& conflict);

}  // namespace plenary::scheduler
