#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "scheduler/constraint/timetable/cost_model.hpp"
#include "scheduler/model/timetable.hpp"
#include "scheduler/solve/timetable/random.hpp"
#include "scheduler/solve/timetable/room_use.hpp"
#include "scheduler/solve/timetable/start_costs.hpp"

namespace plenary::scheduler {

/// A complete plan under change, with all that is kept to judge the next move quickly.
///
/// Law: `score()` is the model's score of `plan()` after every move.
class SearchState {
 public:
  /// Plans every meeting: the most constrained first, each where it costs least then.
  SearchState(const Timetable& timetable, const CostModel& model, EnergyWeights energy);
  /// Begins at `plan`.
  SearchState(const Timetable& timetable, const CostModel& model, EnergyWeights energy, Plan plan);

  const Plan& plan() const noexcept { return plan_; }
  const Score& score() const noexcept { return score_; }
  const StartCosts& starts() const noexcept { return starts_; }
  std::size_t meetings() const noexcept { return plan_.size(); }
  Grains duration(std::size_t meeting) const noexcept { return timetable_->meetings[meeting].duration; }
  const Timetable& timetable() const noexcept { return *timetable_; }
  const CostModel& model() const noexcept { return *model_; }
  const RoomUse& rooms() const noexcept { return rooms_; }

  /// Free suitable rooms for the meeting at `start`, its own counting as free.
  RoomSet free_rooms(std::size_t meeting, Grain start) noexcept;
  /// Rooms for two meetings that exchange their starts, where there are.
  std::optional<std::pair<RoomIndex, RoomIndex>> rooms_for_swap(std::size_t a, std::size_t b) noexcept;
  /// Moves one meeting.
  void move(std::size_t meeting, const Placement& to) noexcept;
  /// What the meeting costs with all others where they are.
  Score cost_of(std::size_t meeting, const Placement& at) const noexcept;

  /// Scratch for choosing among starts: weights by start and their sums by block.
  std::vector<float> weights;
  std::vector<float> block_sums;

 private:
  void put(std::size_t meeting, const Placement& at) noexcept;

  const Timetable* timetable_;
  const CostModel* model_;
  StartCosts starts_;
  RoomUse rooms_;
  Plan plan_;
  std::vector<Span> spans_;                                            ///< of the plan's meetings
  int felt_within_ = std::max(0, model_->room_change_within().count);  ///< grains beyond which two do not matter
  Score score_;
};

}  // namespace plenary::scheduler
