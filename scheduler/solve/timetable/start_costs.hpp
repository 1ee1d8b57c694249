#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "scheduler/constraint/timetable/cost_model.hpp"
#include "scheduler/model/timetable.hpp"
#include "scheduler/solve/timetable/kernels.hpp"

namespace plenary::scheduler {

/// How the levels of a score are traded while searching, as energy for each point.
struct EnergyWeights {
  std::int32_t hard = 5'000;  ///< of a shared grain that is forbidden, whatever its price
  std::int32_t medium = 1'000;
  std::int32_t soft = 1;
};

/// For every meeting and every start: the energy that the meeting would have there, given where all others
/// are, each pair counted as if in different rooms. Kept while meetings move, so that all starts of a meeting
/// can be compared at the cost of reading one row.
///
/// Law: after any sequence of `put` and `take`, the table equals the one built afresh for the same plan.
class StartCosts {
 public:
  /// A start that is out of the question has at least this energy.
  static constexpr std::int32_t forbidden = 1 << 28;

  /// All meetings unplanned. A start is forbidden where its own price is graver than the meeting's best.
  StartCosts(const Timetable& timetable, const CostModel& model, EnergyWeights weights);

  /// Tells the others' rows that the meeting begins at `start`, or no longer does.
  void put(std::size_t meeting, Grain start) noexcept { change(meeting, start, 1); }
  void take(std::size_t meeting, Grain start) noexcept { change(meeting, start, -1); }

  /// Energy by start; longer than the axis, a multiple of `start_block`, the rest forbidden.
  std::span<const std::int32_t> row(std::size_t meeting) const noexcept {
    return {&table_[meeting * stride_ + before_], length_};
  }
  std::int32_t at(std::size_t meeting, Grain start) const noexcept {
    return table_[meeting * stride_ + before_ + static_cast<std::size_t>(start.index)];
  }
  bool allowed(std::size_t meeting, Grain start) const noexcept { return at(meeting, start) < forbidden; }

  /// What the pair adds to each of its meetings' rows where they are put.
  std::int32_t of_pair(std::size_t i, Grain at_i, std::size_t j, Grain at_j) const noexcept;

  EnergyWeights weights() const noexcept { return weights_; }

 private:
  void change(std::size_t meeting, Grain start, std::int32_t sign) noexcept;
  const CostModel* model_;  ///< outlives this
  std::size_t meetings_;
  std::size_t grains_;
  std::size_t before_;  ///< elements before grain 0: shapes may reach over the edge
  std::size_t length_;
  std::size_t stride_;
  int reach_;  ///< how far beyond its end a meeting is felt
  EnergyWeights weights_;
  std::vector<int> durations_;
  std::vector<std::uint32_t> kind_;  ///< of each meeting: its duration's number
  std::size_t kinds_ = 0;
  std::vector<std::vector<std::int32_t>> shared_;  ///< grains by distance; by kinds, of the moved and the row's meeting
  std::vector<SharedGrains> shapes_;               ///< views of them
  std::vector<PairPrice> prices_;
  std::vector<std::int32_t> table_;
};

}  // namespace plenary::scheduler
