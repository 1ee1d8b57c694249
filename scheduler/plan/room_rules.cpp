#include <algorithm>
#include <map>
#include <memory>
#include <utility>

#include "scheduler/plan/axis.hpp"
#include "scheduler/plan/engagements.hpp"
#include "scheduler/plan/rules.hpp"
#include "scheduler/rule/presence.hpp"
#include "scheduler/timetable/constraint/programme_constraints.hpp"

namespace plenary::scheduler {

using std::chrono::minutes;

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

/// By meeting of the sessions that take part, when it can begin in the room.
std::vector<OpenStarts> open_starts(const ProgrammeProblem& programme, const ConferenceRoom& room,
                                    const Sessions& sessions, const Cast& cast) {
  const TimesThere there{room.presence, programme.zone_of(room)};
  const TimeAround around = room.time_around();
  std::map<minutes, std::shared_ptr<const std::vector<bool>>> by_duration;
  std::vector<OpenStarts> starts;
  for (const std::size_t session : sessions) {
    if (!cast.meeting_of[session]) continue;
    const minutes duration = programme.sessions[session].duration;
    auto& open = by_duration[duration];
    if (!open) {
      auto grains = std::make_shared<std::vector<bool>>(cast.axis->size());
      for (std::size_t g = 0; g < grains->size(); ++g) {
        const auto start = cast.axis->time({static_cast<int>(g)});
        (*grains)[g] = there.covers({start - around.lead(), start + duration + around.tail()});
      }
      open = std::move(grains);
    }
    starts.push_back({*cast.meeting_of[session], open});
  }
  return starts;
}

/// When the room is there.
void add_presence(const ProgrammeProblem& programme, std::size_t number, const Sessions& sessions,
                  ProgrammeRules& rules) {
  const ConferenceRoom& room = programme.rooms[number];
  if (room.presence.is_always() || sessions.empty()) return;
  const Message name{"rule.room-there", {{"room", room.name}, {"times", words_for(room.presence)}}};
  auto make = [name, number, sessions, &programme](const Cast& cast) {
    return room_open({name.code}, static_cast<RoomIndex>(number),
                     open_starts(programme, programme.rooms[number], sessions, cast));
  };
  auto loosen = [number](const Sessions& conflict, ProblemChanges& changes) {
    changes.add({"change.room-anytime", {{"room", changes.programme().rooms[number].name}}}, Price::arrange,
                [number](ProgrammeProblem& changed) { changed.rooms[number].presence = {}; });
    find_rooms(conflict, changes);
  };
  rules.push_back({name, sessions, {}, std::move(make), std::move(loosen)});
}

/// Between two sessions, of `sessions` in person, the room is cleared and set up.
void add_clearing(const ProgrammeProblem& programme, std::size_t number, const Sessions& sessions,
                  ProgrammeRules& rules) {
  const ConferenceRoom& room = programme.rooms[number];
  if (room.time_around().empty() || sessions.size() < 2) return;
  const minutes gap = room.time_around().lead() + room.time_around().tail();
  const Message name{"rule.room-around", {{"room", room.name}, {"time", gap}}};
  auto make = [name, number, gap](const Cast&) { return room_gap({name.code}, static_cast<RoomIndex>(number), gap); };
  auto loosen = [number](const Sessions& conflict, ProblemChanges& changes) {
    changes.add({"change.room-at-once", {{"room", changes.programme().rooms[number].name}}}, Price::arrange,
                [number](ProgrammeProblem& changed) { changed.rooms[number].around.reset(); });
    find_rooms(conflict, changes);
  };
  rules.push_back({name, sessions, {}, std::move(make), std::move(loosen)});
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
  std::vector<Sessions> users(programme.rooms.size());
  for (const std::size_t session : in_person) {
    for (const std::size_t room : rooms_for(programme, programme.sessions[session])) users[room].push_back(session);
  }
  for (std::size_t room = 0; room < users.size(); ++room) {
    add_presence(programme, room, users[room], rules);
    if (!users[room].empty()) add_clearing(programme, room, in_person, rules);
  }
  if (in_person.size() < 2) return;
  rules.push_back({{"rule.room-conflict", {}},
                   in_person,
                   {},
                   [](const Cast&) { return room_conflict(Level::hard, 1); },
                   find_rooms});
}

}  // namespace plenary::scheduler
