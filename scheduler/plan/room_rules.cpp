#include <fmt/format.h>

#include <algorithm>

#include "scheduler/plan/rules.hpp"
#include "scheduler/plan/words.hpp"
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

void add_room_rules(const ProgrammeProblem& programme, ProgrammeRules& rules) {
  std::vector<std::size_t> in_person;
  for (std::size_t i = 0; i < programme.sessions.size(); ++i) {
    const PlannedSession& session = programme.sessions[i];
    if (!session.in_person()) continue;
    in_person.push_back(i);

    std::vector<RoomIndex> rooms;
    for (const std::size_t room : rooms_for(programme, session)) rooms.push_back(static_cast<RoomIndex>(room));
    std::string need =
        fmt::format("{} needs a room in {}", title_of(session), programme.find_city(*session.city)->name.en);
    if (session.seats > 0) need += fmt::format(" with {} seats", session.seats);
    if (!session.features.empty()) need += " with " + list_in_words(session.features);
    rules.push_back({need, RuleKind::room_need, {i}, {}, [need, i, rooms](const Cast& cast) {
                       return rooms_within({need}, *cast.meeting_of[i], rooms);
                     }});

    if (!session.pin.room) continue;
    const auto pinned = static_cast<RoomIndex>(programme.find_room(*session.pin.room) - programme.rooms.data());
    std::string pin =
        fmt::format("{} is pinned to room {}", title_of(session), programme.find_room(*session.pin.room)->name.en);
    rules.push_back({pin, RuleKind::pin, {i}, {}, [pin, i, pinned](const Cast& cast) {
                       return rooms_within({pin}, *cast.meeting_of[i], {pinned});
                     }});
  }
  if (in_person.size() < 2) return;
  rules.push_back({"a room holds one session at a time", RuleKind::room_conflict, in_person, {}, [](const Cast&) {
                     return room_conflict(Level::hard, 1);
                   }});
}

}  // namespace plenary::scheduler
