#pragma once

#include <cstddef>
#include <vector>

#include "scheduler/plan/conflict.hpp"
#include "scheduler/plan/planner.hpp"
#include "scheduler/plan/programme_answer.hpp"

namespace plenary::scheduler {

/// What would let every session be planned: single changes, or pairs where no single one does. Each was tried.
std::vector<ProgrammeRelaxation> relaxations(const ProgrammeProblem& programme, const FoundConflict& conflict,
                                             const PlanOptions& options);

}  // namespace plenary::scheduler
