#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "scheduler/grid/slot_set.hpp"
#include "scheduler/grid/time_grid.hpp"
#include "scheduler/model/programme_problem.hpp"
#include "scheduler/timetable/timetable.hpp"

namespace plenary::scheduler {

/// Those grains of a programme's window that some session can use, in order; between stretches that do not follow each
/// other directly lie a few unused ones, so that neighbours on the axis are neighbours in time as far
/// as constraints look.
class Axis {
 public:
  /// Meetings that begin within this many grains of another's end are close, for some terms.
  static constexpr int closeness = 3;

  /// `starts[i]` are the slots at which a session of `lengths[i]` grains can begin.
  Axis(const TimeGrid& grid, const calendar::Zone& zone, const std::vector<SlotSet>& starts,
       const std::vector<Grains>& lengths);

  std::size_t size() const noexcept { return slots_.size(); }
  /// The grain that begins with the slot, if the axis has it.
  std::optional<Grain> grain(Slot slot) const noexcept;
  Slot slot(Grain grain) const noexcept { return slots_[static_cast<std::size_t>(grain.index)]; }
  calendar::Instant time(Grain grain) const noexcept;
  /// By grain, whether `slots` has it.
  std::vector<bool> grains_of(const SlotSet& slots) const;
  /// From the grain of the first slot to that of the last, of a set of starts that is not empty.
  Span span_of(const SlotSet& slots) const;

  /// As a timetable wants them.
  std::vector<int> days() const;
  std::vector<std::chrono::minutes> clock() const;

 private:
  calendar::Instant origin_;
  std::chrono::minutes step_;
  calendar::Zone zone_;
  std::vector<Slot> slots_;             ///< ascending; some lie beyond the window, after its last start
  std::vector<std::int32_t> grain_of_;  ///< by slot; −1
};

}  // namespace plenary::scheduler
