#include "scheduler/solve/timetable/moves.hpp"

namespace plenary::scheduler {

namespace {

/// The start at which the running sum of weights passes `target`.
Grain start_at(const SearchState& state, float target) {
  std::size_t block = 0;
  while (block + 1 < state.block_sums.size() && target >= state.block_sums[block]) target -= state.block_sums[block++];
  std::size_t start = block * start_block;
  const std::size_t last = start + start_block - 1;
  while (start < last && target >= state.weights[start]) target -= state.weights[start++];
  return {static_cast<int>(start)};
}

}  // namespace

bool reinsert(SearchState& state, Random& random, Temperature temperature) {
  const std::size_t meeting = random.below(state.meetings());
  const auto row = state.starts().row(meeting);
  const float total = weigh(row, least(row), temperature, state.weights.data(), state.block_sums.data());

  const auto present = static_cast<std::size_t>(state.plan()[meeting].start.index);
  const float others = total - state.weights[present];
  if (others <= 0) return false;
  state.block_sums[present / start_block] -= state.weights[present];
  state.weights[present] = 0;
  const Grain start = start_at(state, random.unit() * others);
  if (!state.starts().allowed(meeting, start)) return false;
  const float others_from_there = total - state.weights[static_cast<std::size_t>(start.index)];
  if (others_from_there > others && random.unit() * others_from_there > others) return false;

  const RoomSet free = state.free_rooms(meeting, start);
  if (free == 0) return false;
  state.move(meeting, {start, state.rooms().best(meeting, free)});
  return true;
}

}  // namespace plenary::scheduler
