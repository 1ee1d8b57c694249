#include "scheduler/plan/plan_changes.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "scheduler/plan/words.hpp"

namespace plenary::scheduler {

std::vector<PlanChange> changes_of(const ProgrammeProblem& programme, const std::vector<PlannedPlace>& plan) {
  std::vector<PlanChange> changes;
  for (const PlannedPlace& place : plan) {
    const auto& published = programme.sessions[place.session].published;
    if (!published) continue;
    std::string words;
    const calendar::LocalTime start = programme.zone.to_local(place.when.start);
    if (start != published->start) {
      words = fmt::format("moves from {} to {}", in_words(published->start), in_words(start));
    }
    const bool same_room = !published->room || !place.room || programme.rooms[*place.room].id == *published->room;
    if (!same_room) {
      const ConferenceRoom* before = programme.find_room(*published->room);
      words += fmt::format("{} from {} to {}", words.empty() ? "moves" : ", and",
                           before == nullptr ? published->room->value : before->name.en,
                           programme.rooms[*place.room].name.en);
    }
    if (!words.empty()) changes.push_back({place.session, std::move(words)});
  }
  return changes;
}

}  // namespace plenary::scheduler
