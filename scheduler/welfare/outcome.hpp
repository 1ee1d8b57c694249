#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <vector>

#include "scheduler/model/burden.hpp"

namespace plenary::scheduler {

/// What the countries of a region carry together; the mean is kept as a fraction.
struct RegionSum {
  std::string region;
  Burden sum;
  std::int64_t countries = 1;  ///< at least 1
  friend bool operator==(const RegionSum&, const RegionSum&) = default;
};

/// Compares means crosswise, so without rounding; sums stay below 2^40 units and counts below 2^16.
constexpr std::strong_ordering compare_means(const RegionSum& a, const RegionSum& b) noexcept {
  return a.sum.units() * b.countries <=> b.sum.units() * a.countries;
}

/// What a choice would leave behind: everybody's ledger with the choice added to it.
struct Outcome {
  std::vector<Burden> countries;   ///< in one order for all outcomes that are compared
  std::vector<RegionSum> regions;  ///< likewise: the region whose turn it is to choose stands first
  Burden total;                    ///< of all who are invited, organisations included
  Burden ceiling;                  ///< one for all that are compared: more than any country carries in any of them
};

}  // namespace plenary::scheduler
