#pragma once

#include <cstdint>
#include <vector>

#include "scheduler/model/problem.hpp"

namespace plenary::verify {

/// What the problem's ledger says of each participant, counted again from its entries: units, 0 without a ledger. The
/// session k sessions ago counts (keep ÷ of)^k, each power rounded down to millionths. Before its first invitation a
/// country is credited with the mean of what the countries carried there that had been invited by then: those of its
/// region, or all where there are none of it; rounded down to a unit.
std::vector<std::int64_t> balances(const scheduler::Problem& problem);

}  // namespace plenary::verify
