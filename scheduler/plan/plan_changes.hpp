#pragma once

#include <vector>

#include "scheduler/plan/programme_answer.hpp"

namespace plenary::scheduler {

/// How `plan` differs from what was published, in the order of the sessions. Sessions that were never published say
/// nothing.
std::vector<PlanChange> changes_of(const ProgrammeProblem& programme, const std::vector<PlannedPlace>& plan);

}  // namespace plenary::scheduler
