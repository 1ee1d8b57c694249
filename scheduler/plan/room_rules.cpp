#include <algorithm>

#include "scheduler/plan/engagements.hpp"
#include "scheduler/plan/rules.hpp"
#include "scheduler/timetable/constraint/programme_constraints.hpp"

namespace plenary::scheduler {

std::vector<std::size_t> rooms_for(const ProgrammeProblem& programme, const PlannedSession& session) {
  std::vector<std::size_t> rooms;
  if (!session.in_person()) return rooms;
  for (std::size_t r = 0; r < programme.rooms.size(); ++r) {
    const ConferenceRoom& room = programme.rooms[r];
    const bool suits = room.city == *session.city && room.seats >= session.seats &&
                       std::ranges::includes(room.features, session.features);
    if (suits) rooms.push_back(r);
  }
  return rooms;
}

namespace {

/// Whichever rule about rooms is in the way, one more room may do.
void find_rooms(const Sessions& conflict, ProblemChanges& changes) {
  for (const std::size_t number : conflict) {
    const PlannedSession& session = changes.session(number);
    if (!session.in_person()) continue;
    changes.add({"change.one-more-room",
                 {{"city", changes.programme().find_city(*session.city)->name}, {"session", title_or_id(session)}}},
                Price::provide, [number](ProgrammeProblem& changed) {
                  const PlannedSession& homeless = changed.sessions[number];
                  changed.rooms.push_back({{"one-more-room-" + std::to_string(changed.rooms.size())},
                                           {},
                                           *homeless.city,
                                           homeless.seats,
                                           homeless.features});
                });
  }
}

Message need_of(const ProgrammeProblem& programme, const PlannedSession& session) {
  Message name{"rule.room", {{"session", title_or_id(session)}, {"city", programme.find_city(*session.city)->name}}};
  std::vector<Message> needs;
  if (session.seats > 0) needs.push_back({"rule.seats", {{"count", session.seats}}});
  for (const std::string& feature : session.features) needs.emplace_back(feature);
  if (!needs.empty()) {
    name.code = "rule.room-with";
    name.arguments.emplace_back("needs", std::move(needs));
  }
  return name;
}

void add_need(const ProgrammeProblem& programme, std::size_t number, ProgrammeRules& rules) {
  const PlannedSession& session = programme.sessions[number];
  std::vector<RoomIndex> rooms;
  for (const std::size_t room : rooms_for(programme, session)) rooms.push_back(static_cast<RoomIndex>(room));
  const Message name = need_of(programme, session);
  auto make = [name, number, rooms](const Cast& cast) {
    return rooms_within({name.code}, *cast.meeting_of[number], rooms);
  };
  rules.push_back({name, {number}, {}, std::move(make), find_rooms});
}

void add_pinned_room(const ProgrammeProblem& programme, std::size_t number, ProgrammeRules& rules) {
  const PlannedSession& session = programme.sessions[number];
  const ConferenceRoom* room = programme.find_room(*session.pin.room);
  const auto pinned = static_cast<RoomIndex>(room - programme.rooms.data());
  const Message name{"rule.pinned-room", {{"session", title_or_id(session)}, {"room", room->name}}};
  auto make = [name, number, pinned](const Cast& cast) {
    return rooms_within({name.code}, *cast.meeting_of[number], {pinned});
  };
  auto loosen = [number](const Sessions&, ProblemChanges& changes) { unpin(number, changes); };
  rules.push_back({name, {number}, {}, std::move(make), std::move(loosen)});
}

}  // namespace

void add_room_rules(const ProgrammeProblem& programme, ProgrammeRules& rules) {
  Sessions in_person;
  for (std::size_t i = 0; i < programme.sessions.size(); ++i) {
    if (!programme.sessions[i].in_person()) continue;
    in_person.push_back(i);
    add_need(programme, i, rules);
    if (programme.sessions[i].pin.room) add_pinned_room(programme, i, rules);
  }
  if (in_person.size() < 2) return;
  rules.push_back({{"rule.room-conflict", {}},
                   in_person,
                   {},
                   [](const Cast&) { return room_conflict(Level::hard, 1); },
                   find_rooms});
}

}  // namespace plenary::scheduler
