#include <algorithm>
#include <vector>

#include "scheduler/timetable/rebuild.hpp"

namespace plenary::scheduler {

bool rebuild_tied(SearchState& state, Random& random, Temperature temperature) {
  const std::size_t meeting = random.below(state.meetings());
  std::vector<std::size_t> meetings;
  for (const CostModel::Tie& tie : state.model().ties(meeting)) meetings.push_back(tie.other);
  if (meetings.empty()) return false;
  meetings.push_back(meeting);
  std::ranges::sort(meetings);
  meetings.erase(std::unique(meetings.begin(), meetings.end()), meetings.end());
  return rebuild(state, some_of(std::move(meetings), random), random, temperature);
}

}  // namespace plenary::scheduler
