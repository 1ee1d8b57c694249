#pragma once

#include <vector>

#include "scheduler/slot/exhaustive.hpp"
#include "scheduler/welfare/welfare_rule.hpp"

namespace plenary::scheduler {

/// The slot that one welfare rule chooses.
struct RuleAnswer {
  const WelfareRule* rule = nullptr;
  Slot slot{};
  Burden worst;  ///< the heaviest burden of a country there, with what the ledger says
  Burden total;  ///< of the slot alone
};

/// The feasible slots as numbers, by slot of the grid. Refers to the solution, whose ranking must not be empty.
SessionChoice choice_of(const Problem& problem, const Solution& solution);

/// For every welfare rule, in the order of `welfare_rules`, its best feasible slot; what a rule holds equal is decided
/// by the ranking, so by leximin and then the earlier start. Empty if no slot is feasible. Exhaustive, so exact.
std::vector<RuleAnswer> rule_answers(const Problem& problem, const Solution& solution);

}  // namespace plenary::scheduler
