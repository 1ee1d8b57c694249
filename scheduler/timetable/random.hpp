#pragma once

#include <cstdint>

namespace plenary::scheduler {

/// SplitMix64 (Steele, Lea, Flood 2014): the same numbers on every machine, one a few instructions.
class Random {
 public:
  explicit Random(std::uint64_t seed) noexcept : state_(seed) {}

  std::uint64_t next() noexcept {
    std::uint64_t z = state_ += 0x9E3779B97F4A7C15U;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31U);
  }
  /// 0 to `bound` − 1; `bound` at most 2³².
  std::size_t below(std::size_t bound) noexcept { return static_cast<std::size_t>(((next() >> 32U) * bound) >> 32U); }
  /// [0, 1).
  float unit() noexcept { return static_cast<float>(next() >> 40U) * 0x1p-24F; }

 private:
  std::uint64_t state_;
};

}  // namespace plenary::scheduler
