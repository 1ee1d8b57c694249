#pragma once

#include <vector>

#include "scheduler/plan/conflict.hpp"
#include "scheduler/rule/problem_change.hpp"

namespace plenary::scheduler {

/// The changes that loosen one of the rules of a conflict, or give one of its sessions another day; each once,
/// cheapest first. Nothing else can resolve it.
std::vector<ProblemChange> changes_for(const ProgrammeProblem& programme, const FoundConflict& conflict);

}  // namespace plenary::scheduler
