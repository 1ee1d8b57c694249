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
///
/// Where every burden fits a byte, a slot is one record of words that compare from left to right: runs,
/// region means over a common denominator, total. Otherwise, and with a ledger, the same is kept in parts of any
/// size, and slots that cost everybody the same share them.
class Scores {
 public:
  Scores(const Problem& problem, const Availability& availability, const SlotSet& feasible);

  /// The slots, best first.
  std::vector<Slot> sorted() const;

 private:
  static constexpr std::size_t key_words = 4;
  static constexpr std::size_t key_runs = key_words * 4;  ///< of a byte value and a byte count each

  struct Run {
    std::uint64_t value;
    std::uint64_t count;
    friend auto operator<=>(const Run&, const Run&) = default;
  };

  void note_participants();
  bool values_fit_bytes() const;
  std::size_t record_words() const { return key_words + region_size_.size() + 1; }
  /// Fills records_; false if some slot has more runs than a record holds.
  bool collect_records(const SlotSet& feasible);
  /// Fills the parts instead, for any number of participants and any burden.
  void collect_parts();
  void add_parts(Slot slot);
  void add_runs(std::vector<std::uint64_t>& burdens);

  /// Of two slots that are equally fair: the one that the session prefers, then the earlier one.
  bool better_by_time(std::uint32_t one, std::uint32_t other) const;
  int compare_regions(std::uint32_t kind, std::uint32_t other) const;
  bool better_by_parts(std::uint32_t one, std::uint32_t other) const;

  const Problem& problem_;
  const Availability& availability_;
  std::vector<Slot> slots_;                        ///< below, "place" is an index into these
  std::vector<std::int32_t> not_preferred_;        ///< by place: steps; empty where the session prefers nothing
  std::vector<std::size_t> countries_;             ///< participants that are compared
  std::vector<std::uint16_t> factor_;              ///< weight ÷ the weights' common divisor, by participant
  std::vector<std::vector<std::size_t>> regions_;  ///< by participant; none for those in no region or in the total
  std::vector<std::int64_t> region_size_;          ///< countries, by region
  std::int64_t denominator_ = 1;                   ///< common to all region means; 0 if there is no small one
  std::vector<std::uint64_t> records_;             ///< by place, record_words() each; or empty, and then:
  std::vector<std::uint32_t> kind_;                ///< by place: which of the parts below are its own
  std::vector<std::uint64_t> region_sum_;          ///< by kind, then region
  std::vector<std::uint64_t> total_;               ///< by kind
  std::vector<Run> runs_;                          ///< of all kinds
  std::vector<std::uint32_t> first_run_;           ///< by kind, and one past the last
};

}  // namespace plenary::scheduler
