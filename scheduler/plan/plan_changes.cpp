#include "scheduler/plan/plan_changes.hpp"

#include <string_view>

#include "scheduler/plan/names.hpp"

namespace plenary::scheduler {

std::vector<PlanChange> changes_of(const ProgrammeProblem& programme, const std::vector<PlannedPlace>& plan) {
  std::vector<PlanChange> changes;
  for (const PlannedPlace& place : plan) {
    const auto& published = programme.sessions[place.session].published;
    if (!published) continue;
    const calendar::LocalTime start = programme.zone.to_local(place.when.start);
    const bool other_room = published->room && place.room && programme.rooms[*place.room].id != *published->room;
    std::vector<MessageArgument> words;
    if (start != published->start) {
      words.emplace_back("from", within(full_time(published->start)));
      words.emplace_back("to", within(full_time(start)));
    }
    if (other_room) {
      const ConferenceRoom* before = programme.find_room(*published->room);
      words.emplace_back("room", before == nullptr ? LocalizedText{published->room->value, {}, {}, {}} : before->name);
      words.emplace_back("other_room", programme.rooms[*place.room].name);
    }
    if (words.empty()) continue;
    const std::string_view code = !other_room                 ? "moved.time"
                                  : start == published->start ? "moved.room"
                                                              : "moved.time-and-room";
    changes.push_back({place.session, {code, std::move(words)}});
  }
  return changes;
}

}  // namespace plenary::scheduler
