#pragma once

#include <cstddef>
#include <functional>
#include <vector>

#include "scheduler/plan/axis.hpp"
#include "scheduler/plan/programme_answer.hpp"
#include "scheduler/plan/rules.hpp"

namespace plenary::scheduler::testing {

/// Tries every start and every room, one session after the other, and asks each rule by its own definition: no axis
/// that leaves time out, no prices, no propagation.
class EveryPlan {
 public:
  using Rules = std::vector<const ProgrammeRule*>;

  /// All sessions of the programme are to be held in the end, these are asked about.
  EveryPlan(const ProgrammeProblem& programme, const ProgrammeCalendars& calendars, std::vector<std::size_t> sessions);

  /// Whether some plan keeps the rules.
  bool possible(const Rules& rules);
  /// Calls `met` with every plan that keeps them, rooms included, until it says false.
  void each(const Rules& rules, const std::function<bool(const std::vector<PlannedPlace>&)>& met);

 private:
  std::vector<Grains> lengths() const;
  RoomIndex online() const { return static_cast<RoomIndex>(programme_.rooms.size()); }
  void take(const Rules& rules);
  void add(const ProgrammeRule& rule);
  /// Puts sessions from the `i`th on beside those before it; false if `met` has said so.
  bool go_on_from(std::size_t i, const std::function<bool()>& met);
  std::vector<PlannedPlace> places() const;

  const ProgrammeProblem& programme_;
  std::vector<std::size_t> sessions_;
  std::vector<Grains> lengths_;
  Axis axis_;
  std::size_t slots_;
  Cast cast_;
  Timetable timetable_;
  std::vector<TimetableConstraints> constraints_;  ///< by the last session that they are about
  std::vector<SlotSet> allowed_;                   ///< by session
  bool rooms_matter_ = false;
  Plan plan_;
};

}  // namespace plenary::scheduler::testing
