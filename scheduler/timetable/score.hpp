#pragma once

#include <compare>
#include <cstdint>
#include <string>

namespace plenary::scheduler {

/// How grave a violation is. A graver level is never traded for any amount of a lighter one.
enum class Level { hard, medium, soft };

/// What a plan violates, as weighted sums; less is better, level by level.
struct Score {
  std::int64_t hard = 0;
  std::int64_t medium = 0;
  std::int64_t soft = 0;

  bool feasible() const noexcept { return hard == 0; }

  std::int64_t& at(Level level) noexcept {
    return level == Level::hard ? hard : level == Level::medium ? medium : soft;
  }
  std::int64_t at(Level level) const noexcept {
    return level == Level::hard ? hard : level == Level::medium ? medium : soft;
  }

  friend Score operator+(Score a, const Score& b) noexcept {
    return {a.hard + b.hard, a.medium + b.medium, a.soft + b.soft};
  }
  friend Score operator-(Score a, const Score& b) noexcept {
    return {a.hard - b.hard, a.medium - b.medium, a.soft - b.soft};
  }
  friend Score operator*(std::int64_t factor, const Score& a) noexcept {
    return {factor * a.hard, factor * a.medium, factor * a.soft};
  }
  Score& operator+=(const Score& other) noexcept { return *this = *this + other; }
  Score& operator-=(const Score& other) noexcept { return *this = *this - other; }

  friend bool operator==(const Score&, const Score&) = default;
  friend std::strong_ordering operator<=>(const Score&, const Score&) = default;
};

/// "0hard/-142medium/-9189soft": as penalties are usually written, negated.
std::string to_text(const Score& score);

}  // namespace plenary::scheduler
