#include <bit>
#include <cmath>

#include "scheduler/timetable/move/moves.hpp"

namespace plenary::scheduler {

bool change_room(SearchState& state, Random& random, Temperature temperature) {
  const std::size_t meeting = random.below(state.meetings());
  const Placement present = state.plan()[meeting];
  RoomSet free = state.free_rooms(meeting, present.start) & ~(RoomSet{1} << position(present.room));
  if (free == 0) return false;
  for (std::size_t skip = random.below(static_cast<std::size_t>(std::popcount(free))); skip > 0; --skip)
    free &= free - 1;
  const Placement other{present.start, static_cast<RoomIndex>(std::countr_zero(free))};

  const Score added = state.cost_of(meeting, other) - state.cost_of(meeting, present);
  if (added.hard > 0 || (added.hard == 0 && added.medium > 0)) return false;
  if (added.hard == 0 && added.medium == 0 && added.soft > 0) {
    const float exponent = static_cast<float>(added.soft) / temperature;
    if (exponent > 20 || random.unit() >= std::exp(-exponent)) return false;
  }
  state.move(meeting, other);
  return true;
}

}  // namespace plenary::scheduler
