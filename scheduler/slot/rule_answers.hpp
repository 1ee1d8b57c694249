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

/// What `slot` would leave behind. `region_order`: as `Outcome::regions` shall list them; every region of a country.
Outcome outcome_of(const Problem& problem, const Availability& availability, Slot slot,
                   const std::vector<std::string>& region_order, Burden ceiling);

/// For every welfare rule, in the order of `welfare_rules`, its best feasible slot; what a rule holds equal is decided
/// by the ranking, so by leximin and then the earlier start. Empty if no slot is feasible. Exhaustive, so exact.
std::vector<RuleAnswer> rule_answers(const Problem& problem, const Solution& solution);

}  // namespace plenary::scheduler
