#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <vector>

#include "scheduler/burden/day_plan.hpp"
#include "scheduler/grid/slot_set.hpp"
#include "scheduler/grid/time_grid.hpp"
#include "scheduler/model/problem.hpp"

namespace plenary::scheduler {

/// By slot: rate × minutes summed over the slot, in units of some granule. Sixteen bits are enough for the dearest
/// rate over the longest session.
using CostRow = std::vector<std::uint16_t>;

/// Delegations that share zone, working week, holidays, observances and allowed hours have the same
/// burden at every slot: it is computed once for all of them.
class CalendarClass {
 public:
  /// What makes two participants alike. What it points to outlives the class.
  using Key = Whereabouts;

  CalendarClass(const Problem& problem, const TimeGrid& grid, Key key);

  bool alike(const Problem& problem, const Key& other) const;
  const Key& key() const noexcept { return key_; }

  /// Greatest span of which every boundary of this class' days is a multiple, in minutes.
  std::chrono::minutes finest() const noexcept { return finest_; }

  /// Computes the rows; `atom` divides the grid's step and duration and every class' `finest`, `granule` divides
  /// `atom`.
  void sweep(const TimeGrid& grid, std::chrono::minutes atom, std::chrono::minutes granule);

  /// By slot: rate × minutes summed over the slot, counted in granules of minutes.
  const CostRow& cost() const noexcept { return cost_; }
  /// Slots without a refused moment.
  const SlotSet& free() const noexcept { return free_; }

 private:
  std::vector<std::uint8_t> rates_of(const TimeGrid& grid, std::chrono::minutes atom) const;

  Key key_;
  calendar::Interval<calendar::sys_days> days_;
  std::vector<DayPlan> plans_;              ///< by kind of day
  std::vector<std::uint16_t> plan_of_day_;  ///< index into plans_, by day
  std::chrono::minutes finest_{60};
  CostRow cost_;
  SlotSet free_;
};

}  // namespace plenary::scheduler
