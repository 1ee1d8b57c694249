#include "scheduler/plan/programme_calendars.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace plenary::scheduler {

namespace {

constexpr std::chrono::hours longest_session{12};

bool same_calendar(const Participant& a, const Participant& b) {
  const bool same_venue = a.venue == b.venue || (a.venue && b.venue && *a.venue == *b.venue);
  return a.delegation == b.delegation && same_venue && a.seat == b.seat && a.hours == b.hours && a.busy == b.busy &&
         a.if_need_be == b.if_need_be && a.prefers == b.prefers && a.stays == b.stays &&
         std::ranges::equal(a.delegates, b.delegates, [](const Delegate& one, const Delegate& other) {
           return one.seat == other.seat && one.busy == other.busy;
         });
}

/// The participants of many sessions, each calendar once.
class Everybody {
 public:
  std::uint32_t row_of(const Participant& participant) {
    auto& rows = known_[participant.delegation];
    for (const std::uint32_t row : rows) {
      if (same_calendar(all_[row], participant)) return row;
    }
    rows.push_back(static_cast<std::uint32_t>(all_.size()));
    all_.push_back(participant);
    return rows.back();
  }
  std::vector<Participant> take() { return std::move(all_); }

 private:
  std::vector<Participant> all_;
  std::map<const Delegation*, std::vector<std::uint32_t>> known_;
};

}  // namespace

ProgrammeCalendars::ProgrammeCalendars(const ProgrammeProblem& programme)
    : programme_(programme), sweep_of_(programme.sessions.size()), row_of_(programme.sessions.size()) {
  std::map<std::chrono::minutes, std::vector<std::size_t>> by_duration;
  for (std::size_t i = 0; i < programme.sessions.size(); ++i) by_duration[programme.sessions[i].duration].push_back(i);
  for (const auto& [duration, sessions] : by_duration) {
    Everybody everybody;
    for (const std::size_t session : sessions) {
      sweep_of_[session] = sweeps_.size();
      for (const Participant& one : programme.sessions[session].participants) {
        row_of_[session].push_back(everybody.row_of(one));
      }
    }
    Problem all = alone(programme, sessions.front());
    all.participants = everybody.take();
    sweeps_.push_back(std::make_unique<Sweep>(std::move(all)));
  }
  const std::size_t slots = grid().size() + static_cast<std::size_t>(longest_session / programme.grid) + 1;
  for (std::size_t slot = 0; slot < slots; ++slot) {
    local_.push_back(programme.zone.to_local(grid().start(static_cast<Slot>(slot))));
  }
}

const SlotSet& ProgrammeCalendars::free(std::size_t session, std::size_t participant) const noexcept {
  return sweep(session).availability.free(row_of_[session][participant]);
}

Burden ProgrammeCalendars::unweighted(std::size_t session, std::size_t participant, Slot slot) const noexcept {
  return sweep(session).availability.unweighted(row_of_[session][participant], slot);
}

Burden ProgrammeCalendars::weighted(std::size_t session, std::size_t participant, Slot slot) const noexcept {
  const Role role = programme_.sessions[session].participants[participant].role;
  return Burden::of_units(unweighted(session, participant, slot).units() / 100 * programme_.table.weight_of(role));
}

Burden ProgrammeCalendars::wished(std::size_t session, std::size_t participant, Slot slot) const noexcept {
  const auto& availability = sweep(session).availability;
  const auto row = row_of_[session][participant];
  const Role role = programme_.sessions[session].participants[participant].role;
  const Burden unweighted = availability.unweighted(row, slot) - availability.recorded_unweighted(row, slot);
  return Burden::of_units(unweighted.units() / 100 * programme_.table.weight_of(role));
}

std::int32_t ProgrammeCalendars::absences(std::size_t session, Slot slot) const noexcept {
  const auto& participants = programme_.sessions[session].participants;
  std::int32_t absent = 0;
  for (std::size_t p = 0; p < participants.size(); ++p) {
    if (participants[p].role == Role::preferred && !free(session, p).contains(slot)) ++absent;
  }
  return absent;
}

}  // namespace plenary::scheduler
