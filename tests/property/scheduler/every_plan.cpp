#include "tests/property/scheduler/every_plan.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

namespace plenary::scheduler::testing {

namespace {

const std::set<std::string> about_rooms{"rule.room",       "rule.room-with",   "rule.pinned-room", "rule.room-conflict",
                                        "rule.room-there", "rule.room-around", "rule.same-room"};

}  // namespace

EveryPlan::EveryPlan(const ProgrammeProblem& programme, const ProgrammeCalendars& calendars,
                     std::vector<std::size_t> sessions)
    : programme_(programme),
      sessions_(std::move(sessions)),
      lengths_(lengths()),
      axis_(calendars.grid(), programme.zone,
            std::vector<SlotSet>(sessions_.size(), SlotSet(calendars.grid().size(), true)), lengths_),
      slots_(calendars.grid().size()) {
  cast_.axis = &axis_;
  cast_.meeting_of.resize(programme.sessions.size());
  cast_.awaited.assign(programme.sessions.size(), true);
  timetable_.day_of = axis_.days();
  timetable_.clock = axis_.clock();
  timetable_.step = programme.grid;
  for (const ConferenceRoom& room : programme.rooms) timetable_.rooms.push_back({room.name.en, room.seats});
  timetable_.rooms.push_back({"online", 0, true});
  for (std::size_t i = 0; i < sessions_.size(); ++i) {
    cast_.awaited[sessions_[i]] = false;
    cast_.meeting_of[sessions_[i]] = static_cast<MeetingIndex>(i);
    timetable_.meetings.push_back({programme.sessions[sessions_[i]].title.en, lengths_[i], {}, {}, 0});
  }
}

bool EveryPlan::possible(const Rules& rules) {
  take(rules);
  bool found = false;
  go_on_from(0, [&] {
    found = true;
    return false;
  });
  return found;
}

void EveryPlan::each(const Rules& rules, const std::function<bool(const std::vector<PlannedPlace>&)>& met) {
  take(rules);
  rooms_matter_ = true;
  go_on_from(0, [&] { return met(places()); });
}

std::vector<Grains> EveryPlan::lengths() const {
  std::vector<Grains> lengths;
  for (const std::size_t session : sessions_) {
    lengths.push_back({static_cast<int>(programme_.sessions[session].duration / programme_.grid)});
  }
  return lengths;
}

void EveryPlan::take(const Rules& rules) {
  constraints_.clear();
  constraints_.resize(sessions_.size());
  allowed_.assign(sessions_.size(), SlotSet(slots_, true));
  rooms_matter_ = false;
  for (const ProgrammeRule* rule : rules) add(*rule);
  plan_.assign(sessions_.size(), {Grain{0}, online()});
}

void EveryPlan::add(const ProgrammeRule& rule) {
  std::vector<std::size_t> about;
  for (std::size_t i = 0; i < sessions_.size(); ++i) {
    if (std::find(rule.sessions.begin(), rule.sessions.end(), sessions_[i]) != rule.sessions.end()) about.push_back(i);
  }
  if (about.empty()) return;
  if (rule.allowed) {
    allowed_[about.front()] &= *rule.allowed;
  } else if (auto constraint = rule.make(cast_)) {
    rooms_matter_ |= about_rooms.contains(rule.name.code);
    constraints_[about.back()].push_back(std::move(constraint));
  }
}

bool EveryPlan::go_on_from(std::size_t i, const std::function<bool()>& met) {
  if (i == sessions_.size()) return met();
  const bool virtual_only = !programme_.sessions[sessions_[i]].in_person();
  for (std::size_t room = 0; room <= programme_.rooms.size(); ++room) {
    if (room < position(online()) && (virtual_only || !rooms_matter_)) continue;
    for (std::size_t slot = 0; slot < slots_; ++slot) {
      if (!allowed_[i].contains(static_cast<Slot>(slot))) continue;
      plan_[i] = {*axis_.grain(static_cast<Slot>(slot)), static_cast<RoomIndex>(room)};
      const bool kept = std::all_of(constraints_[i].begin(), constraints_[i].end(), [&](const auto& constraint) {
        return constraint->violations(timetable_, plan_).empty();
      });
      if (kept && !go_on_from(i + 1, met)) return false;
    }
  }
  plan_[i] = {Grain{0}, online()};
  return true;
}

std::vector<PlannedPlace> EveryPlan::places() const {
  std::vector<PlannedPlace> places;
  for (std::size_t i = 0; i < plan_.size(); ++i) {
    const calendar::Instant start = axis_.time(plan_[i].start);
    PlannedPlace place{sessions_[i], {start, start + programme_.sessions[sessions_[i]].duration}, std::nullopt};
    if (plan_[i].room != online()) place.room = position(plan_[i].room);
    places.push_back(place);
  }
  return places;
}

}  // namespace plenary::scheduler::testing
