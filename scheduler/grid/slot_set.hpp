#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "scheduler/grid/time_grid.hpp"

namespace plenary::scheduler {

/// A set of slots as a bitset. All sets of one problem have the same size.
class SlotSet {
 public:
  SlotSet() = default;
  explicit SlotSet(std::size_t size, bool full = false)
      : size_(size), words_((size + 63) / 64, full ? ~std::uint64_t{0} : 0) {
    trim();
  }

  std::size_t size() const noexcept { return size_; }
  bool contains(Slot slot) const noexcept { return words_[index(slot) / 64] >> (index(slot) % 64) & 1u; }
  void insert(Slot slot) noexcept { words_[index(slot) / 64] |= std::uint64_t{1} << (index(slot) % 64); }
  void erase(Slot slot) noexcept { words_[index(slot) / 64] &= ~(std::uint64_t{1} << (index(slot) % 64)); }
  /// Has the slot from now on, or has it no more.
  void set(Slot slot, bool has) noexcept { has ? insert(slot) : erase(slot); }
  /// Removes the slots [first, last).
  void erase(std::size_t first, std::size_t last) noexcept {
    for (; first < last && first % 64 != 0; ++first) erase(static_cast<Slot>(first));
    for (; first + 64 <= last; first += 64) words_[first / 64] = 0;
    for (; first < last; ++first) erase(static_cast<Slot>(first));
  }

  std::size_t count() const noexcept {
    std::size_t total = 0;
    for (const auto word : words_) total += static_cast<std::size_t>(std::popcount(word));
    return total;
  }
  bool empty() const noexcept {
    for (const auto word : words_) {
      if (word != 0) return false;
    }
    return true;
  }

  SlotSet& operator&=(const SlotSet& other) noexcept {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= other.words_[i];
    return *this;
  }
  SlotSet& operator|=(const SlotSet& other) noexcept {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] |= other.words_[i];
    return *this;
  }
  /// The slots that are not in the set.
  SlotSet complement() const {
    SlotSet other{*this};
    for (auto& word : other.words_) word = ~word;
    other.trim();
    return other;
  }

  /// Calls `visit(slot)` in ascending order.
  template <class Visit>
  void for_each(Visit visit) const {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      for (auto word = words_[i]; word != 0; word &= word - 1) {
        visit(static_cast<Slot>(i * 64 + static_cast<std::size_t>(std::countr_zero(word))));
      }
    }
  }

  /// 64 slots at once, from slot 64 × `word`; bit 0 is the first.
  std::uint64_t& word(std::size_t word) noexcept { return words_[word]; }
  std::uint64_t word(std::size_t word) const noexcept { return words_[word]; }
  std::size_t words() const noexcept { return words_.size(); }

  friend bool operator==(const SlotSet&, const SlotSet&) = default;

 private:
  void trim() noexcept {
    if (size_ % 64 != 0) words_.back() &= (std::uint64_t{1} << (size_ % 64)) - 1;
  }

  std::size_t size_ = 0;
  std::vector<std::uint64_t> words_;
};

}  // namespace plenary::scheduler
