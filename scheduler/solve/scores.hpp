#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "scheduler/grid/availability.hpp"
#include "scheduler/grid/slot_set.hpp"
#include "scheduler/model/problem.hpp"

namespace plenary::scheduler {

/// The numbers by which feasible slots are compared, laid out for sorting a year of them.
///
/// Countries: each slot's burdens as runs of (value, how many carry it), heaviest first. Sequences of
/// runs compare like the sorted vectors that they stand for: the smaller value, or the fewer who carry
/// it, is better. Values that are 0 are left out, which compares the same.
class Scores {
 public:
  Scores(const Problem& problem, const Availability& availability, const SlotSet& feasible);

  /// The slots, best first.
  std::vector<Slot> sorted() const;

 private:
  static constexpr std::size_t key_words = 4;
  static constexpr std::size_t key_runs = key_words * 4;  ///< of a byte value and a byte count each
  using Key = std::array<std::uint64_t, key_words>;

  struct Run {
    std::uint32_t value;
    std::uint32_t count;
    friend auto operator<=>(const Run&, const Run&) = default;
  };

  void note_participants();
  bool values_fit_bytes() const;
  /// Fills keys_; false if some slot has more runs than a key holds.
  bool collect_bytes(const SlotSet& feasible);
  /// Fills runs_ instead, for any number of participants and any burden.
  void collect_runs();
  void add_runs(std::vector<std::uint32_t>& burdens);

  void add_means();
  int compare_countries(std::uint32_t a, std::uint32_t b) const;
  int compare_regions(std::uint32_t a, std::uint32_t b) const;
  bool better(std::uint32_t a, std::uint32_t b) const;

  const Problem& problem_;
  const Availability& availability_;
  std::vector<Slot> slots_;                ///< below, "place" is an index into these
  std::vector<std::size_t> countries_;     ///< participants that are compared
  std::vector<std::uint16_t> factor_;      ///< weight ÷ the weights' common divisor, by participant
  std::vector<std::size_t> region_;        ///< by participant; past the last one for organisations
  std::vector<std::int64_t> region_size_;  ///< countries, by region
  std::vector<std::uint64_t> region_sum_;  ///< by place, then region
  std::vector<std::uint64_t> means_;       ///< by place: region means over a common denominator, heaviest first
  std::vector<std::uint64_t> total_;       ///< by place
  std::vector<Key> keys_;                  ///< by place, or empty
  std::vector<Run> runs_;                  ///< of all places, if keys_ is empty
  std::vector<std::uint32_t> first_run_;   ///< by place, and one past the last
};

}  // namespace plenary::scheduler
