#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "scheduler/plan/attempt.hpp"
#include "scheduler/plan/plan_burdens.hpp"
#include "scheduler/plan/programme_answer.hpp"
#include "scheduler/timetable/timetable_solver.hpp"

namespace plenary::scheduler {

/// The best plan that was found by `PlanOutcome`.
struct FairestPlan {
  Status status = Status::unknown;  ///< optimal: no plan is better in anything that is compared
  Plan plan;                        ///< empty unless optimal or feasible
  PlanOutcome outcome;              ///< of the plan
  bool fairest = false;             ///< proved: no plan that moves no more is fairer
  std::optional<FairnessGap> gap;   ///< else, where something is proved
  SearchEffort effort;
};

/// Looks for the fairest plan: exactly where the programme is small; as a series with proof where sessions do not get
/// in each other's way; else by annealing whose prices follow what countries carry, each plan bettered by descents in
/// the order itself. Deterministic for a given seed and allowance, on any number of threads.
FairestPlan find_fairest(const ProgrammeProblem& programme, const Attempt& attempt, const PlanBurdens& burdens,
                         const SearchOptions& options);

}  // namespace plenary::scheduler
