#pragma once

#include <optional>
#include <vector>

#include "scheduler/slot/exhaustive.hpp"
#include "scheduler/slot/rule_answers.hpp"

namespace plenary::scheduler {

/// What a participant carried, and would.
struct Share {
  std::size_t participant = 0;
  std::size_t sessions = 0;  ///< of this year that invited it, without the proposal
  Burden this_year;          ///< what they cost it, without decay
  Burden before;             ///< what the ledger says
  Burden after;              ///< with the proposal
};

/// What co-chairs can hold against the first proposal.
struct FairnessStatement {
  std::vector<std::size_t> worst_off;  ///< countries with the heaviest ledger after the proposal; empty if nobody's
  Burden worst;                        ///< what it says
  std::vector<RuleAnswer> rules;       ///< in the order of `welfare_rules`: the proposal's own first
  Burden price;                        ///< the proposal's total over the least total of any slot
  std::optional<double> price_ratio;   ///< the same as a part of that least total; not defined where it is 0
  std::vector<Share> shares;           ///< by participant
  Burden envy;                         ///< the most by which a country's ledger exceeds another's after the proposal
  Burden largest_session;              ///< the most that one session, this one included, cost a country
  bool within_one_session = true;      ///< envy is no more than that
  std::optional<double> jain;          ///< of the countries' ledgers after the proposal
  std::optional<double> gini;
};

/// About the best slot; nothing if none is feasible. The year is that of its date in the reference zone; undated
/// sessions of the ledger belong to none.
std::optional<FairnessStatement> fairness_statement(const Problem& problem, const Solution& solution);

}  // namespace plenary::scheduler
