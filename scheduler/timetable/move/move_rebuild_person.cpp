#include <algorithm>
#include <vector>

#include "scheduler/timetable/rebuild.hpp"

namespace plenary::scheduler {

bool rebuild_person(SearchState& state, Random& random, Temperature temperature) {
  const Timetable& timetable = state.timetable();
  const Meeting& one = timetable.meetings[random.below(state.meetings())];
  if (one.required.empty()) return false;
  const Person person = one.required[random.below(one.required.size())];
  std::vector<std::size_t> meetings;
  for (std::size_t i = 0; i < state.meetings(); ++i) {
    if (std::ranges::binary_search(timetable.meetings[i].required, person)) meetings.push_back(i);
  }
  return rebuild(state, some_of(std::move(meetings), random), random, temperature);
}

}  // namespace plenary::scheduler
