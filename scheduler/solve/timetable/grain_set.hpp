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
  bool intersects(const GrainSet& other) const noexcept {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      if ((words_[i] & other.words_[i]) != 0) return true;
    }
    return false;
  }
  /// Keeps what is in `other` too; whether that removed anything.
  bool keep(const GrainSet& other) noexcept {
    std::uint64_t removed = 0;
    for (std::size_t i = 0; i < words_.size(); ++i) {
      removed |= words_[i] & ~other.words_[i];
      words_[i] &= other.words_[i];
    }
    return removed != 0;
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
