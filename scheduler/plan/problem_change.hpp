#pragma once

#include <functional>
#include <string>
#include <vector>

#include "scheduler/model/programme_problem.hpp"
#include "scheduler/plan/conflict.hpp"

namespace plenary::scheduler {

/// Something that the secretariat could ask for, so that more becomes possible.
struct ProblemChange {
  std::string words;  ///< "waive the public holidays of Portugal"
  int price = 0;      ///< how far it asks people to go: 1 is little, 10 is much
  std::function<void(ProgrammeProblem&)> apply;
};

/// The changes that loosen one of the rules of a conflict, each once, cheapest first. Nothing else can resolve it.
std::vector<ProblemChange> changes_for(const ProgrammeProblem& programme, const FoundConflict& conflict);

}  // namespace plenary::scheduler
