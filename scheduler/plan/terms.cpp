#include <algorithm>
#include <cstdlib>

#include "scheduler/plan/attempt.hpp"
#include "scheduler/plan/engagements.hpp"
#include "scheduler/timetable/constraint/programme_constraints.hpp"

namespace plenary::scheduler {

namespace {

using Amounts = std::vector<std::int32_t>;

class TermStatement {
 public:
  TermStatement(const ProgrammeProblem& programme, const ProgrammeCalendars& calendars, const Cast& cast,
                const PolicyTerm& term)
      : programme_(programme), calendars_(calendars), cast_(cast), term_(term) {}

  TimetableConstraints constraints() {
    const Level level = level_of(term_.level);
    const int weight = term_.weight;
    switch (term_.term) {
      case Term::moved_sessions:
        add_moved_sessions();
        break;
      case Term::moved_by:
        add_by_start([this](std::size_t session, Slot slot) { return moved_by(session, slot); });
        break;
      case Term::required_preferred:
        found_.push_back(required_preferred_conflict(level, weight));
        break;
      case Term::preferred_conflict:
        found_.push_back(preferred_conflict(level, weight));
        break;
      case Term::absences:
        add_by_start([this](std::size_t session, Slot slot) { return calendars_.absences(session, slot); });
        break;
      case Term::burden:
        add_by_start([this](std::size_t session, Slot slot) { return calendars_.points(session, slot); });
        break;
      case Term::earliest:
        add_by_start([this](std::size_t, Slot slot) { return days_after_the_first(slot); });
        break;
      case Term::breaks:
        found_.push_back(break_between_own(rated()));
        break;
      case Term::few_overlaps:
        found_.push_back(few_overlaps(level, weight));
        break;
      case Term::larger_rooms:
        found_.push_back(larger_rooms_first(level, weight));
        break;
      case Term::room_stability:
        found_.push_back(room_stability(level, weight));
        break;
      case Term::compact_days:
        add_compact_days();
        break;
    }
    return std::move(found_);
  }

 private:
  Rated rated() const { return {std::string{name_of(term_.term)}, level_of(term_.level), term_.weight}; }

  template <class Amount>
  void add_by_start(Amount amount) {
    for (std::size_t session = 0; session < cast_.meeting_of.size(); ++session) {
      if (!cast_.meeting_of[session]) continue;
      const Span starts = cast_.starts[position(*cast_.meeting_of[session])];
      Amounts amounts;
      for (Grain start = starts.start; start < starts.end; ++start.index) {
        amounts.push_back(amount(session, cast_.axis->slot(start)));
      }
      if (std::ranges::all_of(amounts, [](std::int32_t one) { return one == 0; })) continue;
      found_.push_back(price_by_start(rated(), *cast_.meeting_of[session], std::move(amounts), starts.start));
    }
  }

  void add_moved_sessions() {
    add_by_start([this](std::size_t session, Slot slot) { return moved_by(session, slot) != 0 ? 1 : 0; });
    for (std::size_t session = 0; session < cast_.meeting_of.size(); ++session) {
      const auto& published = programme_.sessions[session].published;
      if (!cast_.meeting_of[session] || !published || !published->room) continue;
      const auto room = programme_.find_room(*published->room);
      if (room == nullptr) continue;  // a room that is lost: the session moves wherever it goes
      found_.push_back(
          stays_in_room(rated(), *cast_.meeting_of[session], static_cast<RoomIndex>(room - programme_.rooms.data())));
    }
  }

  std::int32_t moved_by(std::size_t session, Slot slot) const {
    const auto& published = programme_.sessions[session].published;
    if (!published) return 0;
    const auto distance = calendars_.local(slot) - published->start;
    const auto steps = std::abs(std::chrono::floor<std::chrono::minutes>(distance).count()) / programme_.grid.count();
    return static_cast<std::int32_t>(distance.count() == 0 ? 0 : std::max<std::int64_t>(1, steps));
  }

  std::int32_t days_after_the_first(Slot slot) const {
    const calendar::sys_days date{calendar::date_of(calendars_.local(slot))};
    return static_cast<std::int32_t>((date - calendar::sys_days{programme_.window.first}).count());
  }

  void add_compact_days() {
    std::vector<std::vector<MeetingIndex>> persons;
    for (const auto& [id, one] : engagements_of(programme_)) persons.push_back(cast_.meetings(one.must_attend));
    found_.push_back(compact_days(rated(), std::move(persons)));
  }

  const ProgrammeProblem& programme_;
  const ProgrammeCalendars& calendars_;
  const Cast& cast_;
  const PolicyTerm& term_;
  TimetableConstraints found_;
};

}  // namespace

TimetableConstraints constraints_of(const ProgrammeProblem& programme, const ProgrammeCalendars& calendars,
                                    const Cast& cast, const PolicyTerm& term) {
  return TermStatement{programme, calendars, cast, term}.constraints();
}

}  // namespace plenary::scheduler
