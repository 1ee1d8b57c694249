#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "scheduler/timetable/constraint/cost_model.hpp"
#include "scheduler/timetable/random.hpp"
#include "scheduler/timetable/room_use.hpp"
#include "scheduler/timetable/start_costs.hpp"
#include "scheduler/timetable/timetable.hpp"

namespace plenary::scheduler {

/// A meeting that is to begin elsewhere.
struct Shift {
  std::size_t meeting = 0;
  Grain to;
};

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
  /// The best of `free`, which is not empty: the room of a meeting that it shares one with, or the cheapest.
  RoomIndex room_for(std::size_t meeting, RoomSet free) const noexcept;
  /// Rooms for two meetings that exchange their starts, where there are.
  std::optional<std::pair<RoomIndex, RoomIndex>> rooms_for_swap(std::size_t a, std::size_t b) noexcept;
  /// Moves one meeting.
  void move(std::size_t meeting, const Placement& to) noexcept;
  /// What the meeting costs with all others where they are, joint prices apart.
  Score cost_of(std::size_t meeting, const Placement& at) const noexcept;
  /// The energy that the shifts together add by joint prices, which no row of `starts()` knows.
  std::int64_t joint_energy(std::span<const Shift> shifts);

  /// Of a score or a difference of scores.
  std::int64_t energy(const Score& score) const noexcept;

  // For rebuilding a part of the plan. A lifted meeting costs nothing and is in nobody's way; everything else
  // asks that none is lifted.

  void lift(std::size_t meeting) noexcept;
  /// Undoes `lift`, perhaps elsewhere.
  void drop(std::size_t meeting, const Placement& at) noexcept;
  /// The energy of a lifted meeting at `start`, rooms apart.
  std::int64_t energy_of(std::size_t meeting, Grain start) const;

  /// Scratch for choosing among starts: weights by start and their sums by block.
  std::vector<float> weights;
  std::vector<float> block_sums;

 private:
  void put(std::size_t meeting, const Placement& at) noexcept;
  void begin_joint_prices();
  Score joint_added(std::size_t meeting, Grain start) const;

  const Timetable* timetable_;
  const CostModel* model_;
  StartCosts starts_;
  RoomUse rooms_;
  Plan plan_;
  std::vector<Span> spans_;                        ///< of the plan's meetings
  int felt_within_ = model_->felt_within().count;  ///< grains beyond which two do not matter
  Score score_;
  std::vector<std::unique_ptr<JointPrice>> joint_;  ///< of the model, with the plan's meetings put
  std::vector<bool> lifted_;
};

}  // namespace plenary::scheduler
