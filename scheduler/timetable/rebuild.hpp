#pragma once

#include <cstddef>
#include <vector>

#include "scheduler/timetable/move/moves.hpp"

namespace plenary::scheduler {

/// No more meetings than this are taken out at once.
inline constexpr std::size_t most_rebuilt = 12;

/// Takes the meetings out and puts them back one by one, in random order, each at the cheapest of a few starts drawn by
/// what they cost then. Kept or undone by what the whole costs. At most `most_rebuilt` different meetings.
bool rebuild(SearchState& state, std::vector<std::size_t> meetings, Random& random, Temperature temperature);

/// `meetings`, or `most_rebuilt` of them drawn at random.
std::vector<std::size_t> some_of(std::vector<std::size_t> meetings, Random& random);

/// The place at which the running sum of the state's first `size` weights passes `target`.
std::size_t drawn_from(const SearchState& state, std::size_t size, float target);

}  // namespace plenary::scheduler
