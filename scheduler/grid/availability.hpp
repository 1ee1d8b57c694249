#pragma once

#include <cstdint>
#include <vector>

#include "scheduler/grid/calendar_class.hpp"
#include "scheduler/grid/slot_set.hpp"
#include "scheduler/grid/time_grid.hpp"
#include "scheduler/model/burden.hpp"
#include "scheduler/model/problem.hpp"

namespace plenary::scheduler {

/// Who can attend each slot and what it costs them. Cost grows with classes of calendars, not with people.
///
/// A participant is free at a slot if no moment of it is refused and it is not busy. One with
/// delegates is free if at least one of them is; it carries the mean of their burdens, rounded down.
/// Whoever is busy carries the slot's burden by the clock or the busy rate for the whole slot,
/// whichever is more: staying away is not a way to look unburdened.
///
/// What wishes cost is part of the burden by which slots are compared, up to what being busy would have cost, and no
/// part of what is recorded of it.
class Availability {
 public:
  explicit Availability(const Problem& problem);

  const TimeGrid& grid() const noexcept { return grid_; }
  std::size_t participants() const noexcept { return rows_.size(); }
  std::size_t classes() const noexcept { return classes_.size(); }

  const SlotSet& free(std::size_t participant) const noexcept { return rows_[participant].free; }
  /// With the weight of the participant's role, wishes included.
  Burden burden(std::size_t participant, Slot slot) const noexcept;
  /// Without it.
  Burden unweighted(std::size_t participant, Slot slot) const noexcept;
  /// What a ledger says of the slot: with the weight of the role, without wishes.
  Burden recorded(std::size_t participant, Slot slot) const noexcept;
  /// Without either.
  Burden recorded_unweighted(std::size_t participant, Slot slot) const noexcept;
  /// What its wishes add to the burden, with the weight of the role.
  Burden wished(std::size_t participant, Slot slot) const noexcept {
    return burden(participant, slot) - recorded(participant, slot);
  }
  /// By slot: rate × minutes in units of `granule()`, before the weight of the role.
  const CostRow& cost(std::size_t participant) const noexcept;
  std::chrono::minutes granule() const noexcept { return granule_; }
  std::uint16_t weight(std::size_t participant) const noexcept { return rows_[participant].weight; }
  /// How many delegates of the participant are free; 0 for one without delegates.
  std::size_t free_delegates(std::size_t participant, Slot slot) const;

 private:
  struct Row {
    std::size_t calendar_class = 0;
    std::uint16_t weight = 100;
    CostRow own_cost;  ///< only where busy times or wishes make it differ from the class'
    CostRow recorded;  ///< only of whoever has wishes: the same without them
    SlotSet free;
  };

  /// A participant at one place: whose days they are, and those of its delegates.
  struct Attendance {
    std::size_t calendar_class = 0;
    std::vector<std::size_t> delegate_class;
  };

  std::size_t class_of(CalendarClass::Key key);
  Attendance attendance_of(const Participant& at_one_place);
  Row row_of(const Participant& at_one_place, const Attendance& attendance) const;
  void add_stays(Row& row, std::size_t participant) const;
  void add_busy(Row& row, const BusyTimes& busy) const;
  void add_delegates(Row& row, const Participant& participant, const Attendance& attendance) const;
  void add_wishes(Row& row, const Participant& participant) const;

  const Problem& problem_;
  TimeGrid grid_;
  std::chrono::minutes granule_{1};  ///< a minute where means over delegates or wishes need it, else the common atom
  std::vector<CalendarClass> classes_;
  std::vector<Row> rows_;
  std::vector<std::vector<Attendance>> attendances_;  ///< by participant: at home, then of each stay
};

}  // namespace plenary::scheduler
