#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "scheduler/timetable/constraint/cost_model.hpp"
#include "scheduler/timetable/kernels.hpp"
#include "scheduler/timetable/timetable.hpp"

namespace plenary::scheduler {

/// How the levels of a score are traded while searching, as energy for each point.
struct EnergyWeights {
  std::int32_t hard = 5'000;  ///< of a shared grain that is forbidden, whatever its price
  std::int32_t medium = 1'000;
  std::int32_t soft = 1;
};

/// For every meeting and every start that the model leaves it: the energy that the meeting would have there, given
/// where all others are, each pair counted as if in different rooms. Kept while meetings move, so that all starts of a
/// meeting can be compared at the cost of reading one row.
///
/// Law: after any sequence of `put` and `take`, the table equals the one built afresh for the same plan.
class StartCosts {
 public:
  /// A start that is out of the question has at least this energy.
  static constexpr std::int32_t forbidden = 1 << 28;

  /// All meetings unplanned. A start is forbidden where its own price is graver than the meeting's best.
  StartCosts(const Timetable& timetable, const CostModel& model, EnergyWeights weights);
  StartCosts(const StartCosts&) = delete;
  StartCosts& operator=(const StartCosts&) = delete;

  /// Tells the others' rows that the meeting begins at `start`, or no longer does.
  void put(std::size_t meeting, Grain start) noexcept { change(meeting, start, 1); }
  void take(std::size_t meeting, Grain start) noexcept { change(meeting, start, -1); }

  /// Energy by start, from `first(meeting)` on; a multiple of `start_block` long, the rest forbidden.
  std::span<const std::int32_t> row(std::size_t meeting) const noexcept {
    const StartRow& row = rows_[meeting];
    return {row.costs, (static_cast<std::size_t>(row.end - row.first) + start_block - 1) / start_block * start_block};
  }
  Grain first(std::size_t meeting) const noexcept { return {rows_[meeting].first}; }
  /// The longest row's size.
  std::size_t longest_row() const noexcept { return longest_row_; }
  /// Of a start that the model leaves the meeting.
  std::int32_t at(std::size_t meeting, Grain start) const noexcept {
    return rows_[meeting].costs[start.index - rows_[meeting].first];
  }
  bool allowed(std::size_t meeting, Grain start) const noexcept {
    const StartRow& row = rows_[meeting];
    return start.index >= row.first && start.index < row.end && row.costs[start.index - row.first] < forbidden;
  }

  /// What the pair adds to each of its meetings' rows where they are put.
  std::int32_t of_pair(std::size_t i, Grain at_i, std::size_t j, Grain at_j) const noexcept;

  EnergyWeights weights() const noexcept { return weights_; }

 private:
  void lay_out(const Timetable& timetable);
  void price_starts(const Timetable& timetable);
  void price_pairs();
  void change(std::size_t meeting, Grain start, std::int32_t sign) noexcept;
  std::span<const FeltBy> felt_by(std::size_t meeting) const noexcept {
    return {felt_by_.data() + first_felt_by_[meeting], first_felt_by_[meeting + 1] - first_felt_by_[meeting]};
  }
  PairPrice price(std::size_t i, std::size_t j) const noexcept;

  const CostModel* model_;  ///< outlives this
  std::size_t meetings_;
  int reach_;  ///< how far beyond its end a meeting is felt
  EnergyWeights weights_;
  std::size_t kinds_ = 0;  ///< of durations
  std::size_t longest_row_ = 0;
  std::vector<std::vector<std::int32_t>> shared_;  ///< grains by distance; by kinds, of the moved and the row's meeting
  std::vector<SharedGrains> shapes_;               ///< views of them
  std::vector<std::int32_t> table_;
  std::vector<StartRow> rows_;              ///< views of it, by meeting
  std::vector<FeltBy> felt_by_;             ///< by meeting and row, only those that feel it
  std::vector<std::size_t> first_felt_by_;  ///< by meeting, and one more
};

}  // namespace plenary::scheduler
