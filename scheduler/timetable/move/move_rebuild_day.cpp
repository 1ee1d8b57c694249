#include <vector>

#include "scheduler/timetable/rebuild.hpp"

namespace plenary::scheduler {

bool rebuild_day(SearchState& state, Random& random, Temperature temperature) {
  const Timetable& timetable = state.timetable();
  const int day = timetable.day(state.plan()[random.below(state.meetings())].start);
  std::vector<std::size_t> meetings;
  for (std::size_t i = 0; i < state.meetings(); ++i) {
    if (timetable.day(state.plan()[i].start) == day) meetings.push_back(i);
  }
  return rebuild(state, some_of(std::move(meetings), random), random, temperature);
}

}  // namespace plenary::scheduler
