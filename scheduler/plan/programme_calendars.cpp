#include "scheduler/plan/programme_calendars.hpp"

#include <algorithm>
#include <utility>

namespace plenary::scheduler {

namespace {

constexpr std::chrono::hours longest_session{12};

bool invited_alike(const Participant& a, const Participant& b) {
  return a.delegation == b.delegation && a.role == b.role && a.seat == b.seat && a.hours == b.hours &&
         a.busy == b.busy && a.delegates.empty() && b.delegates.empty();
}

bool alike(const PlannedSession& a, const PlannedSession& b) {
  return a.duration == b.duration && a.quorum.overall == b.quorum.overall && a.quorum.regions == b.quorum.regions &&
         a.most_points == b.most_points && std::ranges::equal(a.participants, b.participants, invited_alike);
}

}  // namespace

ProgrammeCalendars::Sweep::Sweep(Problem one)
    : problem(std::move(one)),
      availability(problem),
      points(availability.grid().size()),
      absences(availability.grid().size()) {
  std::vector<Burden> total(points.size());
  for (std::size_t p = 0; p < problem.participants.size(); ++p) {
    const SlotSet& free = availability.free(p);
    for (std::size_t i = 0; i < total.size(); ++i) {
      const auto slot = static_cast<Slot>(i);
      total[i] += availability.burden(p, slot);
      if (problem.participants[p].role == Role::preferred && !free.contains(slot)) ++absences[i];
    }
  }
  for (std::size_t i = 0; i < total.size(); ++i) {
    points[i] = static_cast<std::int32_t>(total[i].units() / Burden::units_per_point);
  }
}

ProgrammeCalendars::ProgrammeCalendars(const ProgrammeProblem& programme) {
  std::vector<std::size_t> first;  // session of each sweep
  for (std::size_t i = 0; i < programme.sessions.size(); ++i) {
    const auto known = std::ranges::find_if(
        first, [&](std::size_t other) { return alike(programme.sessions[i], programme.sessions[other]); });
    sweep_of_.push_back(static_cast<std::size_t>(known - first.begin()));
    if (known != first.end()) continue;
    first.push_back(i);
    sweeps_.push_back(std::make_unique<Sweep>(alone(programme, i)));
  }
  const std::size_t slots = grid().size() + static_cast<std::size_t>(longest_session / programme.grid) + 1;
  for (std::size_t slot = 0; slot < slots; ++slot) {
    local_.push_back(programme.zone.to_local(grid().start(static_cast<Slot>(slot))));
  }
}

}  // namespace plenary::scheduler
