#include "scheduler/timetable/rebuild.hpp"

#include <optional>
#include <utility>

namespace plenary::scheduler {

namespace {

/// So many starts are drawn, of which the cheapest with a free room is taken.
constexpr int draws = 6;

std::optional<Placement> drawn_place(SearchState& state, std::size_t meeting, Random& random, Temperature temperature) {
  const auto row = state.starts().row(meeting);
  const float total = weigh(row, least(row), temperature, state.weights.data(), state.block_sums.data());
  std::optional<Placement> best;
  std::int64_t energy = 0;
  for (int draw = 0; draw < draws; ++draw) {
    const std::size_t drawn = drawn_from(state, row.size(), random.unit() * total);
    const Grain start = state.starts().first(meeting) + Grains{static_cast<int>(drawn)};
    if ((best && best->start == start) || !state.starts().allowed(meeting, start)) continue;
    const RoomSet free = state.rooms().free(meeting, start);
    if (free == 0) continue;
    const std::int64_t cost = state.energy_of(meeting, start);
    if (best && cost >= energy) continue;
    best = Placement{start, state.room_for(meeting, free)};
    energy = cost;
  }
  return best;
}

template <class T>
void shuffle(std::vector<T>& things, Random& random) {
  for (std::size_t i = things.size(); i > 1; --i) std::swap(things[i - 1], things[random.below(i)]);
}

}  // namespace

std::size_t drawn_from(const SearchState& state, std::size_t size, float target) {
  std::size_t block = 0;
  while (block + 1 < size / start_block && target >= state.block_sums[block]) target -= state.block_sums[block++];
  std::size_t start = block * start_block;
  const std::size_t last = start + start_block - 1;
  while (start < last && target >= state.weights[start]) target -= state.weights[start++];
  return start;
}

std::vector<std::size_t> some_of(std::vector<std::size_t> meetings, Random& random) {
  if (meetings.size() <= most_rebuilt) return meetings;
  shuffle(meetings, random);
  meetings.resize(most_rebuilt);
  return meetings;
}

bool rebuild(SearchState& state, std::vector<std::size_t> meetings, Random& random, Temperature temperature) {
  shuffle(meetings, random);
  const Score before = state.score();
  std::vector<Placement> places;
  for (const std::size_t meeting : meetings) {
    places.push_back(state.plan()[meeting]);
    state.lift(meeting);
  }
  std::size_t dropped = 0;
  while (dropped < meetings.size()) {
    const auto place = drawn_place(state, meetings[dropped], random, temperature);
    if (!place) break;
    state.drop(meetings[dropped++], *place);
  }
  if (dropped == meetings.size() && accepted(state.energy(state.score() - before), random, temperature)) return true;
  while (dropped > 0) state.lift(meetings[--dropped]);
  for (std::size_t i = 0; i < meetings.size(); ++i) state.drop(meetings[i], places[i]);
  return false;
}

}  // namespace plenary::scheduler
