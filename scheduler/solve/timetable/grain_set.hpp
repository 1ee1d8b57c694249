#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "scheduler/model/timetable.hpp"

namespace plenary::scheduler {

/// A set of grains as a bitset: where a meeting may still begin. All sets of one timetable have the same size.
class GrainSet {
 public:
  GrainSet() = default;
  explicit GrainSet(std::size_t grains) : words_((grains + 63) / 64) {}

  bool contains(Grain grain) const noexcept { return (words_[word(grain)] >> bit(grain) & 1U) != 0; }
  void insert(Grain grain) noexcept { words_[word(grain)] |= std::uint64_t{1} << bit(grain); }
  void erase(Grain grain) noexcept { words_[word(grain)] &= ~(std::uint64_t{1} << bit(grain)); }

  std::size_t count() const noexcept {
    std::size_t total = 0;
    for (const std::uint64_t each : words_) total += static_cast<std::size_t>(std::popcount(each));
    return total;
  }
  bool empty() const noexcept {
    for (const std::uint64_t each : words_) {
      if (each != 0) return false;
    }
    return true;
  }
  /// Of a set that is not empty.
  Grain first() const noexcept {
    std::size_t i = 0;
    while (words_[i] == 0) ++i;
    return {static_cast<int>(i * 64) + std::countr_zero(words_[i])};
  }
  Grain last() const noexcept {
    std::size_t i = words_.size() - 1;
    while (words_[i] == 0) --i;
    return {static_cast<int>(i * 64 + 63) - std::countl_zero(words_[i])};
  }
  /// Whether some grain of the set is accepted; asks in ascending order.
  template <class Accepts>
  bool any(Accepts accepts) const {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      for (std::uint64_t left = words_[i]; left != 0; left &= left - 1) {
        if (accepts(Grain{static_cast<int>(i * 64) + std::countr_zero(left)})) return true;
      }
    }
    return false;
  }

  /// Calls `visit(grain)` in ascending order. The visitor may erase the grain that it is shown.
  template <class Visit>
  void for_each(Visit visit) const {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      for (std::uint64_t left = words_[i]; left != 0; left &= left - 1) {
        visit(Grain{static_cast<int>(i * 64) + std::countr_zero(left)});
      }
    }
  }

  friend bool operator==(const GrainSet&, const GrainSet&) = default;

 private:
  static std::size_t word(Grain grain) noexcept { return static_cast<std::size_t>(grain.index) / 64; }
  static unsigned bit(Grain grain) noexcept { return static_cast<unsigned>(grain.index) % 64; }

  std::vector<std::uint64_t> words_;
};

}  // namespace plenary::scheduler
