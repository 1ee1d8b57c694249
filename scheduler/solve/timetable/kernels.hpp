#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

/// The two loops in which a search over a timetable spends its time, for the widest vectors that the
/// processor has. Law: the results do not depend on which.
namespace plenary::scheduler {

/// Starts are weighed in blocks of this many.
inline constexpr std::size_t start_block = 32;

/// How the price of a pair changes with the distance of its starts; see `StartCosts`.
struct PairProfile {
  std::span<const std::int32_t> shared;    ///< grains shared
  std::span<const std::int32_t> touching;  ///< 1 where one ends as the other begins
  std::span<const std::int32_t> close;     ///< 1 where a change of rooms is felt
};

struct PairPrice {
  std::int32_t shared;
  std::int32_t touching;
  std::int32_t close;
};

/// row[k] += price · profile[k], for all k of the profile.
void add_pair(std::int32_t* row, const PairProfile& profile, PairPrice price) noexcept;

/// The least of `row`, whose size is a multiple of `start_block`.
std::int32_t least(std::span<const std::int32_t> row) noexcept;

/// weights[k] = exp(−(row[k] − least) / temperature) to about 5 %, which is enough to choose by; block_sums[b]
/// sums up a block. Returns the sum of all. Adds up in one fixed order.
float weigh(std::span<const std::int32_t> row, std::int32_t least, float temperature, float* weights,
            float* block_sums) noexcept;

}  // namespace plenary::scheduler
