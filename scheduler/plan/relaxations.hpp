#pragma once

#include <cstddef>
#include <vector>

#include "scheduler/explain/programme_answer.hpp"
#include "scheduler/plan/conflict.hpp"
#include "scheduler/plan/planner.hpp"

namespace plenary::scheduler {

/// What would let every session be planned: single changes, or pairs where no single one does. Each was tried.
std::vector<ProgrammeRelaxation> relaxations(const ProgrammeProblem& programme, const FoundConflict& conflict,
                                             const PlanOptions& options);

}  // namespace plenary::scheduler
