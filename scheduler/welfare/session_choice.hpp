#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "scheduler/welfare/outcome.hpp"

namespace plenary::scheduler {

/// One session's slots as numbers: what a welfare rule chooses from.
struct SessionChoice {
  struct Country {
    std::vector<std::size_t> regions;                  ///< their numbers in `regions` of the choice
    std::int64_t past = 0;                             ///< units, what the ledger says
    std::int64_t unit = 1;                             ///< of `cost`
    const std::vector<std::uint16_t>* cost = nullptr;  ///< by slot

    std::int64_t added(std::size_t slot) const { return (*cost)[slot] * unit; }
    std::int64_t carried(std::size_t slot) const { return past + added(slot); }
  };
  std::vector<std::size_t> ranking;  ///< the slots that are possible, leximin's best first; never empty
  std::vector<Country> countries;
  std::vector<std::string> regions;  ///< whose turn it is first
  std::vector<std::int64_t> total;   ///< by slot: units over all participants
  std::vector<std::int64_t> worst;   ///< by slot: what the heaviest country carries
  std::int64_t ceiling = 0;          ///< units; more than any country carries at any slot
};

/// What `slot` would leave behind.
Outcome outcome_of(const SessionChoice& choice, std::size_t slot);

/// The first slot of the ranking for which no other has a lesser `key(slot)`.
template <class Key>
std::size_t least(const std::vector<std::size_t>& ranking, Key key) {
  std::size_t best = ranking.front();
  auto best_key = key(best);
  for (const std::size_t slot : ranking) {
    if (auto other = key(slot); other < best_key) {
      best = slot;
      best_key = std::move(other);
    }
  }
  return best;
}

}  // namespace plenary::scheduler
