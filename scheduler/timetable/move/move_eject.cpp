#include <vector>

#include "scheduler/timetable/rebuild.hpp"

namespace plenary::scheduler {

bool eject(SearchState& state, Random& random, Temperature temperature) {
  const std::size_t meeting = random.below(state.meetings());
  const Placement from = state.plan()[meeting];
  const Span starts = state.model().starts(meeting);
  const auto choice = static_cast<std::size_t>((starts.end - starts.start).count);
  const Grain start = starts.start + Grains{static_cast<int>(random.below(choice))};
  if (start == from.start || !state.starts().allowed(meeting, start)) return false;

  // Whoever is at odds with it there makes room, and is put somewhere else.
  const Placement to{start, from.room};
  std::vector<std::size_t> ejected;
  for (std::size_t other = 0; other < state.meetings(); ++other) {
    if (other == meeting) continue;
    if (state.model().of_pair(meeting, to, other, state.plan()[other]).hard > 0) ejected.push_back(other);
  }
  if (ejected.empty() || ejected.size() + 1 > most_rebuilt) return false;

  const Score before = state.score();
  std::vector<Placement> places;
  for (const std::size_t other : ejected) places.push_back(state.plan()[other]);
  state.move(meeting, to);
  const Temperature none = 1;
  // A chain: it goes on as long as it leads to something that would be kept by itself.
  if (rebuild(state, ejected, random, none) && accepted(state.energy(state.score() - before), random, temperature)) {
    return true;
  }
  for (std::size_t i = 0; i < ejected.size(); ++i) state.move(ejected[i], places[i]);
  state.move(meeting, from);
  return false;
}

}  // namespace plenary::scheduler
