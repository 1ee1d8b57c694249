#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "scheduler/model/problem.hpp"

namespace plenary::verify {

/// Every start of a problem, counted again: minute by minute, without classes, bitsets or day plans. Slow and plain,
/// so that it can be read beside DESIGN.md ("What is burden?") and shares no mistake with the solver.
struct Recount {
  std::vector<calendar::Instant> starts;
  std::vector<std::vector<std::int64_t>> burden;  ///< by participant, then start; units, with the weight of the role
  std::vector<std::int64_t> not_preferred;        ///< by start: steps of the grid that the session does not prefer
  std::vector<std::int64_t> past;                 ///< by participant: what the ledger says, units
  std::vector<std::string> rules;                 ///< every hard rule, in the order of the problem
  std::vector<std::size_t> forbidden_by;          ///< by start: the number of the first rule that does, from 1; 0: none
};

Recount recount(const scheduler::Problem& problem);

}  // namespace plenary::verify
