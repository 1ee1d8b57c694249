#pragma once

#include <vector>

#include "scheduler/model/problem.hpp"

namespace plenary::scheduler::testing {

/// What the definition says of one start, computed minute by minute without grid, classes or plans.
struct BruteSlot {
  calendar::Instant start;
  bool feasible = true;
  std::vector<bool> free;            ///< by participant
  std::vector<std::int64_t> burden;  ///< by participant, in units of 1/1500 point, weighted
};

/// Every start of the problem's window in order of time.
std::vector<BruteSlot> score_all(const Problem& problem);

/// The starts of the feasible slots, best first, by comparing whole sorted vectors.
std::vector<calendar::Instant> rank_all(const Problem& problem, const std::vector<BruteSlot>& slots);

}  // namespace plenary::scheduler::testing
