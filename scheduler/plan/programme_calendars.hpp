#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "scheduler/grid/availability.hpp"
#include "scheduler/model/programme_problem.hpp"
#include "scheduler/rule/session_view.hpp"

namespace plenary::scheduler {

/// When the delegations of each session can attend and what it costs them. One sweep of all calendars serves all
/// sessions of the same length. Refers to the programme, which must outlive it.
class ProgrammeCalendars {
 public:
  explicit ProgrammeCalendars(const ProgrammeProblem& programme);

  /// The starts of all sessions; only its duration is that of one of them.
  const TimeGrid& grid() const noexcept { return sweeps_.front()->availability.grid(); }

  /// Where the participant of the session has no refused moment and is not busy.
  const SlotSet& free(std::size_t session, std::size_t participant) const noexcept;
  /// What the slot costs it before the weight of its role.
  Burden unweighted(std::size_t session, std::size_t participant, Slot slot) const noexcept;
  /// What its wishes are of that.
  Burden wished(std::size_t session, std::size_t participant, Slot slot) const noexcept;
  /// With the weight of its role.
  Burden weighted(std::size_t session, std::size_t participant, Slot slot) const noexcept;
  /// The session as its rules see it.
  SessionView view(std::size_t session) const noexcept {
    return {programme_.sessions[session], programme_.zone, sweep(session).availability, row_of_[session], local_};
  }

  /// How many preferred delegations cannot attend it there.
  std::int32_t absences(std::size_t session, Slot slot) const noexcept;

  /// The clock of the programme's zone when the slot begins. Slots up to half a day beyond the grid have one too.
  calendar::LocalTime local(Slot slot) const noexcept { return local_[index(slot)]; }

 private:
  /// Everybody who is invited to a session of some length, each calendar once.
  struct Sweep {
    explicit Sweep(Problem all) : problem(std::move(all)), availability(problem) {}
    Problem problem;
    Availability availability;
  };

  const Sweep& sweep(std::size_t session) const noexcept { return *sweeps_[sweep_of_[session]]; }

  const ProgrammeProblem& programme_;
  std::vector<std::unique_ptr<Sweep>> sweeps_;
  std::vector<std::size_t> sweep_of_;               ///< by session
  std::vector<std::vector<std::uint32_t>> row_of_;  ///< by session and participant: in its sweep
  std::vector<calendar::LocalTime> local_;
};

}  // namespace plenary::scheduler
