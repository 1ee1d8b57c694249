#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "scheduler/grid/availability.hpp"
#include "scheduler/model/programme_problem.hpp"

namespace plenary::scheduler {

/// When the delegations of each session can attend and what it costs them. Sessions with the same length and the same
/// invitations share one sweep of the calendars. Refers to the programme, which must outlive it.
class ProgrammeCalendars {
 public:
  explicit ProgrammeCalendars(const ProgrammeProblem& programme);

  /// The same for all sessions, but for their durations.
  const TimeGrid& grid() const noexcept { return of(0).grid(); }
  const Availability& of(std::size_t session) const noexcept { return sweeps_[sweep_of_[session]]->availability; }
  /// The session alone, as the sweep saw it: of a session with the same invitations.
  const Problem& problem(std::size_t session) const noexcept { return sweeps_[sweep_of_[session]]->problem; }
  /// What the session costs everybody there, in points, rounded down once.
  std::int32_t points(std::size_t session, Slot slot) const noexcept {
    return sweeps_[sweep_of_[session]]->points[index(slot)];
  }
  /// How many preferred delegations cannot attend it there.
  std::int32_t absences(std::size_t session, Slot slot) const noexcept {
    return sweeps_[sweep_of_[session]]->absences[index(slot)];
  }
  /// The clock of the programme's zone when the slot begins. Slots up to half a day beyond the grid have one too.
  calendar::LocalTime local(Slot slot) const noexcept { return local_[index(slot)]; }

 private:
  struct Sweep {
    explicit Sweep(Problem one);
    Problem problem;
    Availability availability;
    std::vector<std::int32_t> points;    ///< by slot
    std::vector<std::int32_t> absences;  ///< by slot
  };

  std::vector<std::unique_ptr<Sweep>> sweeps_;
  std::vector<std::size_t> sweep_of_;
  std::vector<calendar::LocalTime> local_;
};

}  // namespace plenary::scheduler
