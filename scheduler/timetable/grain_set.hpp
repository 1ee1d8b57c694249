#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "scheduler/timetable/timetable.hpp"

namespace plenary::scheduler {

/// A set of grains as a bitset over a part of the axis: where a meeting may still begin.
class GrainSet {
 public:
  GrainSet() = default;
  /// Empty; only grains within `span` can be inserted.
  explicit GrainSet(Span span)
      : first_word_(span.start.index / 64),
        words_(static_cast<std::size_t>((span.end.index + 63) / 64 - span.start.index / 64)) {}

  bool contains(Grain grain) const noexcept {
    const std::size_t at = word(grain);  // far beyond the last for what lies before the first
    return at < words_.size() && (words_[at] >> bit(grain) & 1U) != 0;
  }
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
    return {grain_of(i) + std::countr_zero(words_[i])};
  }
  Grain last() const noexcept {
    std::size_t i = words_.size() - 1;
    while (words_[i] == 0) --i;
    return {grain_of(i) + 63 - std::countl_zero(words_[i])};
  }
  /// Whether some grain of the set is accepted; asks in ascending order.
  template <class Accepts>
  bool any(Accepts accepts) const {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      for (std::uint64_t left = words_[i]; left != 0; left &= left - 1) {
        if (accepts(Grain{grain_of(i) + std::countr_zero(left)})) return true;
      }
    }
    return false;
  }

  /// Calls `visit(grain)` in ascending order. The visitor may erase the grain that it is shown.
  template <class Visit>
  void for_each(Visit visit) const {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      for (std::uint64_t left = words_[i]; left != 0; left &= left - 1) {
        visit(Grain{grain_of(i) + std::countr_zero(left)});
      }
    }
  }

  /// Calls `visit(first grain of a word, bits)` for each word, ascending.
  template <class Visit>
  void for_each_word(Visit visit) const {
    for (std::size_t i = 0; i < words_.size(); ++i) visit(Grain{grain_of(i)}, words_[i]);
  }

  friend bool operator==(const GrainSet&, const GrainSet&) = default;

 private:
  std::size_t word(Grain grain) const noexcept { return static_cast<std::size_t>((grain.index >> 6) - first_word_); }
  int grain_of(std::size_t word) const noexcept { return (static_cast<int>(word) + first_word_) * 64; }
  static unsigned bit(Grain grain) noexcept { return static_cast<unsigned>(grain.index) % 64; }

  int first_word_ = 0;
  std::vector<std::uint64_t> words_;
};

}  // namespace plenary::scheduler
