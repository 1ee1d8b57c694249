#pragma once

#include <cstddef>

#include "scheduler/model/problem.hpp"

namespace plenary::scheduler {

/// Lets `problem` go on from `ledger`: its slots are compared by what the ledger says plus what they cost. An empty
/// ledger lets everybody start from nothing.
void set_ledger(Problem& problem, Ledger ledger);

/// What the ledger says of a participant; 0 without a ledger.
inline Burden past_burden(const Problem& problem, std::size_t participant) noexcept {
  return problem.past.empty() ? Burden{} : problem.past[participant];
}

}  // namespace plenary::scheduler
