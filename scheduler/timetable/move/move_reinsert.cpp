#include "scheduler/timetable/rebuild.hpp"

namespace plenary::scheduler {

bool reinsert(SearchState& state, Random& random, Temperature temperature) {
  const std::size_t meeting = random.below(state.meetings());
  const auto row = state.starts().row(meeting);
  const float total = weigh(row, least(row), temperature, state.weights.data(), state.block_sums.data());

  const Grain first = state.starts().first(meeting);
  const auto present = static_cast<std::size_t>((state.plan()[meeting].start - first).count);
  const float others = total - state.weights[present];
  if (others <= 0) return false;
  state.block_sums[present / start_block] -= state.weights[present];
  state.weights[present] = 0;
  const std::size_t drawn = drawn_from(state, row.size(), random.unit() * others);
  const Grain start = first + Grains{static_cast<int>(drawn)};
  if (!state.starts().allowed(meeting, start)) return false;
  const float others_from_there = total - state.weights[drawn];
  if (others_from_there > others && random.unit() * others_from_there > others) return false;

  // The bath knows nothing of joint prices: they decide afterwards.
  const Shift shift{meeting, start};
  if (!accepted(state.joint_energy({&shift, 1}), random, temperature)) return false;

  const RoomSet free = state.free_rooms(meeting, start);
  if (free == 0) return false;
  state.move(meeting, {start, state.room_for(meeting, free)});
  return true;
}

}  // namespace plenary::scheduler
