#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

/// The two loops in which a search over a timetable spends its time, for the widest vectors that the
/// processor has. Law: the results do not depend on which.
namespace plenary::scheduler {

/// Starts are weighed in blocks of this many.
inline constexpr std::size_t start_block = 32;

/// What a pair of meetings costs by the distance of their starts: for each grain shared, once where one ends as
/// the other begins, and once where they are close without beginning together.
struct PairPrice {
  std::int32_t shared;
  std::int32_t touching;
  std::int32_t close;
};

/// Grains shared by two meetings of given durations, by distance of their starts.
struct SharedGrains {
  const std::int32_t* by_distance;  ///< from −(duration of the row's meeting + reach)
  std::uint32_t size;
};

/// A row of the table of `StartCosts`. Before and after its starts lies room for any shape that touches them.
struct StartRow {
  std::int32_t* costs;  ///< of the first start
  int first;            ///< that start's grain
  int end;              ///< after the last start
  int duration;
  std::uint32_t kind;  ///< an index into the shapes
};

/// A meeting that feels another, and at which price.
struct FeltBy {
  std::uint32_t row;
  PairPrice price;
};

/// Adds to the rows that feel it what it costs them that a meeting begins at grain `start`, `sign` times. `reach` is
/// how far beyond its end it is felt; `shapes` by the row's kind.
void add_pairs(const StartRow* rows, std::span<const FeltBy> felt_by, int reach, int start, std::int32_t sign,
               const SharedGrains* shapes) noexcept;

/// The least of `row`, whose size is a multiple of `start_block`.
std::int32_t least(std::span<const std::int32_t> row) noexcept;

/// weights[k] = exp(−(row[k] − least) / temperature) to about 5 %, which is enough to choose by; block_sums[b]
/// sums up a block. Returns the sum of all. Adds up in one fixed order.
float weigh(std::span<const std::int32_t> row, std::int32_t least, float temperature, float* weights,
            float* block_sums) noexcept;

}  // namespace plenary::scheduler
