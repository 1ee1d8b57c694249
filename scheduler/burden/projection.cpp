#include "scheduler/burden/projection.hpp"

#include "scheduler/burden/accounts.hpp"

#include <utility>

namespace plenary::scheduler {

void set_ledger(Problem& problem, Ledger ledger) {
  problem.ledger = std::move(ledger);
  problem.past.clear();
  if (problem.ledger.empty()) return;
  std::vector<DelegationId> ids;
  for (const Participant& participant : problem.participants) ids.push_back(participant.delegation->id);
  for (const Account& account : accounts(problem.ledger, *problem.dialogue, ids))
    problem.past.push_back(account.balance());
}

}  // namespace plenary::scheduler
