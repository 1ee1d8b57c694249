#include <array>

#include "scheduler/timetable/move/moves.hpp"

namespace plenary::scheduler {

namespace {

/// What exchanging the starts of `a` and `b` adds to the energy, rooms apart.
std::int64_t energy_of_swap(const StartCosts& starts, std::size_t a, Grain at_a, std::size_t b, Grain at_b) {
  // Each row counts the other meeting where it is now, which is where it will no longer be.
  const std::int64_t before = std::int64_t{starts.at(a, at_a)} + starts.at(b, at_b) - starts.of_pair(a, at_a, b, at_b);
  const std::int64_t after = std::int64_t{starts.at(a, at_b)} - starts.of_pair(a, at_b, b, at_b) + starts.at(b, at_a) -
                             starts.of_pair(a, at_a, b, at_a) + starts.of_pair(a, at_b, b, at_a);
  return after - before;
}

}  // namespace

bool swap(SearchState& state, Random& random, Temperature temperature) {
  const std::size_t a = random.below(state.meetings());
  const std::size_t b = random.below(state.meetings());
  const Placement at_a = state.plan()[a];
  const Placement at_b = state.plan()[b];
  if (a == b || at_a.start == at_b.start) return false;
  const StartCosts& starts = state.starts();
  if (!starts.allowed(a, at_b.start) || !starts.allowed(b, at_a.start)) return false;
  const std::array shifts{Shift{a, at_b.start}, Shift{b, at_a.start}};
  const std::int64_t added = energy_of_swap(starts, a, at_a.start, b, at_b.start) + state.joint_energy(shifts);
  if (!accepted(added, random, temperature)) return false;

  const auto rooms = state.rooms_for_swap(a, b);
  if (!rooms) return false;
  state.move(a, {at_b.start, rooms->first});
  state.move(b, {at_a.start, rooms->second});
  return true;
}

}  // namespace plenary::scheduler
