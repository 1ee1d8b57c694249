#pragma once

#include <cstdint>
#include <span>

#include "calendar/civil/time.hpp"
#include "calendar/civil/zone.hpp"
#include "scheduler/grid/availability.hpp"
#include "scheduler/grid/slot_set.hpp"
#include "scheduler/model/problem.hpp"
#include "scheduler/model/programme_problem.hpp"

namespace plenary::scheduler {

/// One session as its hard rules see it, whether it is placed alone or within a programme: who is invited, when they
/// can come, what it costs them, and the clock that people agree on. Refers to what it is made of.
class SessionView {
 public:
  SessionView(const Problem& problem, const Availability& availability)
      : participants_(problem.participants), zone_(problem.zone), availability_(availability) {}
  /// `rows`: by participant, where `availability` has its calendar. `clock`: by slot, what `zone` shows when it begins,
  /// beyond the last slot for as long as the session lasts.
  SessionView(const PlannedSession& session, const calendar::Zone& zone, const Availability& availability,
              std::span<const std::uint32_t> rows, std::span<const calendar::LocalTime> clock)
      : participants_(session.participants), zone_(zone), availability_(availability), rows_(rows), clock_(clock) {}

  std::span<const Participant> participants() const noexcept { return participants_; }
  const calendar::Zone& zone() const noexcept { return zone_; }
  const TimeGrid& grid() const noexcept { return availability_.grid(); }
  std::chrono::minutes duration() const noexcept { return grid().duration(); }

  /// Where the participant has no refused moment and is not busy.
  const SlotSet& free(std::size_t participant) const noexcept { return availability_.free(row(participant)); }
  /// What the slot costs it before the weight of its role, wishes apart: floors are about that.
  Burden unweighted(std::size_t participant, Slot slot) const noexcept {
    return availability_.recorded_unweighted(row(participant), slot);
  }

  /// The slots at which the session begins and ends at times, on the clock of its zone, that `accepts` takes.
  template <class Accepts>
  SlotSet where(Accepts accepts) const {
    SlotSet allowed(grid().size());
    for (std::size_t i = 0; i < grid().size(); ++i) {
      const auto slot = static_cast<Slot>(i);
      if (accepts(start(slot), end(slot))) allowed.insert(slot);
    }
    return allowed;
  }

  /// The slots of which `accepts` takes the days of the first and of the last minute, on that clock.
  template <class Accepts>
  SlotSet where_days(Accepts accepts) const {
    SlotSet allowed(grid().size());
    for (std::size_t i = 0; i < grid().size(); ++i) {
      const auto slot = static_cast<Slot>(i);
      const auto last = zone_.to_local(grid().span(slot).end - std::chrono::minutes{1});
      if (accepts(calendar::date_of(start(slot)), calendar::date_of(last))) allowed.insert(slot);
    }
    return allowed;
  }

 private:
  std::size_t row(std::size_t participant) const noexcept { return rows_.empty() ? participant : rows_[participant]; }
  calendar::LocalTime start(Slot slot) const {
    return clock_.empty() ? zone_.to_local(grid().start(slot)) : clock_[index(slot)];
  }
  calendar::LocalTime end(Slot slot) const {
    if (clock_.empty() || duration() % grid().step() != std::chrono::minutes{0}) {
      return zone_.to_local(grid().span(slot).end);
    }
    return clock_[index(slot) + static_cast<std::size_t>(duration() / grid().step())];
  }

  std::span<const Participant> participants_;
  const calendar::Zone& zone_;
  const Availability& availability_;
  std::span<const std::uint32_t> rows_;
  std::span<const calendar::LocalTime> clock_;
};

}  // namespace plenary::scheduler
