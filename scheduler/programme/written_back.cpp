#include "scheduler/programme/written_back.hpp"

#include <algorithm>
#include <functional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "scheduler/model/pointer.hpp"
#include "scheduler/programme/derivation.hpp"
#include "scheduler/programme/invitations.hpp"

namespace plenary::scheduler {

namespace {

bool has_time_around(const Participant& one) {
  return !one.around.empty() ||
         std::ranges::any_of(one.delegates, [](const Delegate& delegate) { return !delegate.around.empty(); });
}

class WritingBack {
 public:
  WritingBack(const Programme& programme, const Dialogue& dialogue, const ProgrammeProblem& was,
              const ProgrammeProblem& wanted)
      : programme_(programme),
        dialogue_(dialogue),
        was_(was),
        wanted_(wanted),
        sources_(plannable_sessions(programme)),
        changed_(programme) {}

  std::optional<Programme> run() {
    if (wanted_.sessions.size() < was_.sessions.size() || sources_.size() != was_.sessions.size()) return std::nullopt;
    write_programme();
    if (!write_relations()) return std::nullopt;
    for (std::size_t i = 0; i < was_.sessions.size(); ++i) {
      if (!write_session(i)) return std::nullopt;
    }
    for (std::size_t i = was_.sessions.size(); i < wanted_.sessions.size(); ++i) {
      if (!add_sitting(wanted_.sessions[i])) return std::nullopt;
    }
    return std::move(changed_);
  }

 private:
  Session& session_of(std::size_t i) { return changed_.sessions[sources_[i].wish]; }

  SentDelegation& sent(const DelegationId& id) {
    const auto found = std::ranges::find(changed_.delegations, id, &SentDelegation::id);
    return found != changed_.delegations.end() ? *found : changed_.delegations.emplace_back(SentDelegation{id, {}, {}});
  }

  void write_programme() {
    changed_.waivers.insert(changed_.waivers.end(),
                            wanted_.waivers.begin() + static_cast<std::ptrdiff_t>(was_.waivers.size()),
                            wanted_.waivers.end());
    for (const auto& [id, people] : wanted_.people) {
      if (was_.people_of(id) != people) sent(id).people = people;
    }
    for (const DelegationId& id : wanted_.waive_lunch) {
      if (!was_.waive_lunch.contains(id)) sent(id).waives_lunch = true;
    }
    changed_.links = wanted_.links;
    changed_.online_a_day = wanted_.online_a_day;
    changed_.interpreters = wanted_.interpreters;
    changed_.rooms = wanted_.rooms;
    for (ConferenceRoom& room : changed_.rooms) {
      if (room.name.en.empty()) room.name.en = room.id.value;
      room.seats = std::max(room.seats, 1);
    }
  }

  /// One that is given up goes; nothing else can become of relations.
  bool write_relations() {
    if (wanted_.relations.size() == was_.relations.size()) return true;
    if (wanted_.relations.size() + 1 != was_.relations.size()) return false;
    std::size_t gone = 0;
    while (gone < wanted_.relations.size() && wanted_.relations[gone].sessions == was_.relations[gone].sessions &&
           wanted_.relations[gone].kind == was_.relations[gone].kind) {
      ++gone;
    }
    Errors errors;
    const Derivation derivation = derive(changed_, dialogue_, was_.table, was_.zone, errors);
    const std::string& pointer = derivation.relation_pointers[gone];
    for (std::size_t r = 0; r < changed_.relations.size(); ++r) {
      if (pointer != child("/relations", r)) continue;
      changed_.relations.erase(changed_.relations.begin() + static_cast<std::ptrdiff_t>(r));
      return true;
    }
    for (std::size_t i = 0; i < changed_.sessions.size(); ++i) {
      if (pointer == child(child("/sessions", i), "wish/same_time")) {
        changed_.sessions[i].wish->same_time = 0;
        return true;
      }
      auto& own = changed_.sessions[i].told.relations;
      for (std::size_t r = 0; r < own.size(); ++r) {
        if (pointer != child(child(child("/sessions", i), "relations"), r)) continue;
        own.erase(own.begin() + static_cast<std::ptrdiff_t>(r));
        return true;
      }
    }
    return false;
  }

  /// What differs beside the window; of a series that is no window's own.
  bool write_session(std::size_t i) {
    const PlannedSession& from = was_.sessions[i];
    const PlannedSession& to = wanted_.sessions[i];
    if (from.window.first != to.window.first || from.window.last != to.window.last) write_window(i, to.window);
    Session& session = session_of(i);
    bool differs = false;
    const auto write = [&](const auto& old, const auto& now, auto&& member) {
      if (old == now) return;
      member = now;
      differs = true;
    };
    Wish& wish = *session.wish;
    write(std::optional{from.duration}, std::optional{to.duration}, wish.duration);
    write(from.hours, to.hours, wish.hours);
    write(from.deadline, to.deadline, wish.deadline);
    write(from.days.weekdays, to.days.weekdays, wish.weekdays);
    if (from.days.left_out != to.days.left_out) {
      wish.not_on = to.days.left_out;
      differs = true;
    }
    write(from.pin.start, to.pin.start, wish.pin.start);
    write(from.pin.room, to.pin.room, wish.pin.room);
    write(from.over_lunch, to.over_lunch, wish.over_lunch);
    write(from.languages, to.languages, session.told.languages);
    write(from.quorum.overall, to.quorum.overall, wish.quorum.overall);
    write(from.quorum.regions, to.quorum.regions, wish.quorum.regions);
    if (from.quorum.groups.size() != to.quorum.groups.size()) {
      wish.quorum.groups = to.quorum.groups;
      differs = true;
    }
    if (from.most_points != to.most_points) {
      if (!wish.floors) wish.floors = changed_.floors.value_or(Floors{});
      wish.floors->most_points = to.most_points;
      differs = true;
    }
    differs = write_attendance(from, to, wish) || differs;
    return !differs || !wish.is_series();
  }

  bool write_attendance(const PlannedSession& from, const PlannedSession& to, Wish& wish) {
    std::set<DelegationId> gone;
    bool differs = false;
    for (const Participant& one : from.participants) {
      const auto same = [&](const Participant& other) { return other.delegation == one.delegation; };
      const auto now = std::ranges::find_if(to.participants, same);
      if (now == to.participants.end()) {
        gone.insert(one.delegation->id);
        continue;
      }
      if (now->role != one.role) {
        invite_as(now->role, one.delegation->id, changed_, wish);
        differs = true;
      }
      if (has_time_around(one) && !has_time_around(*now)) {
        leave_no_time_around(one.delegation->id, changed_, wish);
        differs = true;
      }
    }
    if (gone.empty()) return differs;
    leave_out([&](const DelegationId& id) { return gone.contains(id); }, wish);
    return true;
  }

  void leave_out(const std::function<bool(const DelegationId&)>& is_out, Wish& wish) {
    if (!wish.attendance) wish.attendance = changed_.attendance;
    if (wish.attendance) wish.attendance = invitations_without(*wish.attendance, dialogue_, is_out);
  }

  void write_window(std::size_t i, const DateWindow& window) {
    Wish& wish = *session_of(i).wish;
    for (std::size_t k = 0; k < wish.windows.size(); ++k) {
      if (id_in_series(session_of(i).id(), k + 1) == sources_[i].id) wish.windows[k] = window;
    }
    if (!wish.is_series()) wish.window = window;
    if (!changed_.window) return;
    const DateWindow all = *changed_.window;
    const DateWindow wider{std::min(all.first, window.first), std::max(all.last, window.last)};
    if (wider.first == all.first && wider.last == all.last) return;
    // Whatever else was to be within the programme's days still is.
    changed_.window = wider;
    for (Session& session : changed_.sessions) {
      if (session.wish && !session.wish->is_series() && !session.wish->window) session.wish->window = all;
    }
  }

  /// A session held once more, for those who cannot attend the first time.
  bool add_sitting(const PlannedSession& sitting) {
    for (std::size_t i = 0; i < sources_.size(); ++i) {
      const Session& first = programme_.sessions[sources_[i].wish];
      if (!sitting.id.value.starts_with(sources_[i].id.value + "-second-sitting")) continue;
      if (first.wish->is_series() || changed_.find(sitting.id.value) != nullptr) return false;
      Session second = first;
      second.told.id = sitting.id;
      second.told.title = sitting.title;
      second.told.when = Unscheduled{};
      second.told.status = SessionStatus::draft;
      second.told.revision = {};
      second.told.relations.clear();
      second.room.reset();
      second.although.clear();
      second.wish->quorum = sitting.quorum;
      second.wish->pin = sitting.pin;
      if (!second.wish->attendance) second.wish->attendance = programme_.attendance;
      if (!second.wish->attendance) return false;
      const auto is_out = [&](const DelegationId& id) {
        return std::ranges::none_of(sitting.participants,
                                    [&](const Participant& one) { return one.delegation->id == id; });
      };
      second.wish->attendance = invitations_without(*second.wish->attendance, dialogue_, is_out);
      changed_.sessions.push_back(std::move(second));
      return true;
    }
    return false;
  }

  const Programme& programme_;
  const Dialogue& dialogue_;
  const ProgrammeProblem& was_;
  const ProgrammeProblem& wanted_;
  std::vector<PlannableSession> sources_;
  Programme changed_;
};

}  // namespace

std::optional<Programme> written_back(const Programme& programme, const Dialogue& dialogue, const ProgrammeProblem& was,
                                      const ProgrammeProblem& wanted) {
  return WritingBack(programme, dialogue, was, wanted).run();
}

}  // namespace plenary::scheduler
