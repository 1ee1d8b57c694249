#include "scheduler/timetable/kernels.hpp"

#include <algorithm>
#include <array>
#include <bit>

// Each loop is written once, in a function that is always inlined, and compiled for two processors. Neither
// version may contract multiplications and additions into one rounding: the results would differ.
#if defined(__x86_64__) && (defined(__GNUC__) || defined(__clang__))
#define PLENARY_TWO_VERSIONS 1
#define PLENARY_AVX2 __attribute__((target("avx2")))
#define PLENARY_INLINE inline __attribute__((always_inline))
#else
#define PLENARY_TWO_VERSIONS 0
#define PLENARY_INLINE inline
#endif

namespace plenary::scheduler {

namespace {

PLENARY_INLINE void add_pairs_loop(const StartRow* rows, std::span<const FeltBy> felt_by, int reach, int start,
                                   std::int32_t sign, const SharedGrains* shapes) noexcept {
  for (const FeltBy& felt : felt_by) {
    const StartRow& of = rows[felt.row];
    const SharedGrains& shape = shapes[of.kind];
    const int from = start - of.duration - reach;
    if (from >= of.end || from + static_cast<int>(shape.size) <= of.first) continue;
    std::int32_t* row = of.costs + (from - of.first);
    const std::int32_t shared = sign * felt.price.shared;
    const std::int32_t touching = sign * felt.price.touching;
    const std::int32_t close = sign * felt.price.close;
    const std::int32_t* by_distance = shape.by_distance;
    for (std::uint32_t k = 0; k < shape.size; ++k) row[k] += shared * by_distance[k] + close;
    row[of.duration + reach] -= close;
    row[reach] += touching;
    row[static_cast<int>(shape.size) - 1 - reach] += touching;
  }
}

PLENARY_INLINE std::int32_t least_loop(std::span<const std::int32_t> row) noexcept {
  std::array<std::int32_t, start_block> lanes;
  std::copy_n(row.begin(), start_block, lanes.begin());
  for (std::size_t at = start_block; at < row.size(); at += start_block) {
    for (std::size_t lane = 0; lane < start_block; ++lane) lanes[lane] = std::min(lanes[lane], row[at + lane]);
  }
  return *std::min_element(lanes.begin(), lanes.end());
}

PLENARY_INLINE float weigh_loop(std::span<const std::int32_t> row, std::int32_t least, float temperature,
                                float* weights, float* block_sums) noexcept {
  // Schraudolph, "A fast, compact approximation of the exponential function" (1999): an integer of this size
  // is the bit pattern of a float whose exponent grows linearly, that is, whose value grows exponentially.
  constexpr float ln2_in_bits = 12102203.0F;
  constexpr std::int32_t one = 1064866805;
  constexpr float lowest = -1.0e9F;
  const float factor = -ln2_in_bits / temperature;
  float total = 0;
  for (std::size_t at = 0, block = 0; at < row.size(); at += start_block, ++block) {
    std::array<float, 8> sums{};
    for (std::size_t k = 0; k < start_block; ++k) {
      const float scaled = static_cast<float>(row[at + k] - least) * factor;
      weights[at + k] = std::bit_cast<float>(static_cast<std::int32_t>(scaled < lowest ? lowest : scaled) + one);
    }
    for (std::size_t k = 0; k < start_block; k += sums.size()) {
      for (std::size_t lane = 0; lane < sums.size(); ++lane) sums[lane] += weights[at + k + lane];
    }
    block_sums[block] = ((sums[0] + sums[1]) + (sums[2] + sums[3])) + ((sums[4] + sums[5]) + (sums[6] + sums[7]));
    total += block_sums[block];
  }
  return total;
}

#if PLENARY_TWO_VERSIONS
bool has_avx2() noexcept {
  static const bool answer = __builtin_cpu_supports("avx2") != 0;
  return answer;
}

PLENARY_AVX2 void add_pairs_avx2(const StartRow* rows, std::span<const FeltBy> felt_by, int reach, int start,
                                 std::int32_t sign, const SharedGrains* shapes) noexcept {
  add_pairs_loop(rows, felt_by, reach, start, sign, shapes);
}
PLENARY_AVX2 std::int32_t least_avx2(std::span<const std::int32_t> row) noexcept { return least_loop(row); }
PLENARY_AVX2 float weigh_avx2(std::span<const std::int32_t> row, std::int32_t least, float temperature, float* weights,
                              float* block_sums) noexcept {
  return weigh_loop(row, least, temperature, weights, block_sums);
}
#endif

}  // namespace

void add_pairs(const StartRow* rows, std::span<const FeltBy> felt_by, int reach, int start, std::int32_t sign,
               const SharedGrains* shapes) noexcept {
#if PLENARY_TWO_VERSIONS
  if (has_avx2()) return add_pairs_avx2(rows, felt_by, reach, start, sign, shapes);
#endif
  add_pairs_loop(rows, felt_by, reach, start, sign, shapes);
}

std::int32_t least(std::span<const std::int32_t> row) noexcept {
#if PLENARY_TWO_VERSIONS
  if (has_avx2()) return least_avx2(row);
#endif
  return least_loop(row);
}

float weigh(std::span<const std::int32_t> row, std::int32_t least, float temperature, float* weights,
            float* block_sums) noexcept {
#if PLENARY_TWO_VERSIONS
  if (has_avx2()) return weigh_avx2(row, least, temperature, weights, block_sums);
#endif
  return weigh_loop(row, least, temperature, weights, block_sums);
}

}  // namespace plenary::scheduler
