#include "scheduler/timetable/bound.hpp"

#include <algorithm>
#include <functional>
#include <optional>
#include <queue>
#include <vector>

namespace plenary::scheduler {

namespace {

Grain grain_at(std::size_t index) { return {static_cast<int>(index)}; }

/// The least of each level over all starts and over all rooms.
Score best_alone(const Timetable& timetable, const CostModel& model, std::size_t meeting) {
  const Span starts = model.starts(meeting);
  Score start = model.of_start(meeting, starts.start);
  for (Grain g = starts.start; g < starts.end; ++g.index) {
    const Score price = model.of_start(meeting, g);
    start = {std::min(start.hard, price.hard), std::min(start.medium, price.medium), std::min(start.soft, price.soft)};
  }
  Score room = model.of_room(meeting, {});
  for (std::size_t r = 1; r < timetable.rooms.size(); ++r) {
    const Score price = model.of_room(meeting, static_cast<RoomIndex>(r));
    room = {std::min(room.hard, price.hard), std::min(room.medium, price.medium), std::min(room.soft, price.soft)};
  }
  return start + room;
}

/// By how much the light price of a start rises with each grain, if it is the same everywhere and for all.
std::optional<std::int64_t> common_slope(const Timetable& timetable, const CostModel& model) {
  if (timetable.meetings.empty() || timetable.grains() < 2) return std::nullopt;
  const std::int64_t slope = model.of_start(0, grain_at(1)).soft - model.of_start(0, grain_at(0)).soft;
  for (std::size_t i = 0; i < timetable.meetings.size(); ++i) {
    for (std::size_t g = 1; g < timetable.grains(); ++g) {
      if (model.of_start(i, grain_at(g)).soft - model.of_start(i, grain_at(g - 1)).soft != slope) return std::nullopt;
    }
  }
  return slope > 0 ? std::optional{slope} : std::nullopt;
}

/// The least sum of starts when each room holds one meeting at a time.
std::int64_t least_sum_of_starts(const Timetable& timetable) {
  std::vector<int> durations;
  for (const Meeting& meeting : timetable.meetings) durations.push_back(meeting.duration.count);
  std::ranges::sort(durations);
  std::priority_queue<std::int64_t, std::vector<std::int64_t>, std::greater<>> rooms_free_at;
  for (std::size_t room = 0; room < timetable.rooms.size(); ++room) rooms_free_at.push(0);
  std::int64_t sum = 0;
  for (const int duration : durations) {
    const std::int64_t start = rooms_free_at.top();
    rooms_free_at.pop();
    sum += start;
    rooms_free_at.push(start + duration);
  }
  return sum;
}

}  // namespace

Score lower_bound(const Timetable& timetable, const CostModel& model) {
  Score bound;
  for (std::size_t i = 0; i < timetable.meetings.size(); ++i) bound += best_alone(timetable, model, i);
  if (const auto slope = common_slope(timetable, model)) bound.soft += *slope * least_sum_of_starts(timetable);
  return bound;
}

}  // namespace plenary::scheduler
