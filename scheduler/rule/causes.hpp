#pragma once

#include <cstddef>
#include <vector>

#include "calendar/message.hpp"
#include "scheduler/grid/availability.hpp"
#include "scheduler/model/problem.hpp"

namespace plenary::scheduler {

/// What keeps somebody from attending, and how many starts that is so of.
struct Cause {
  Message what;  ///< "Saturday, a rest day in France", "busy on 5 June 14:00–15:30"
  std::size_t slots = 0;
  friend bool operator==(const Cause&, const Cause&) = default;
};

/// Why `participant` cannot attend the slots that are not free for it: each slot counts with the first moment of it
/// that is refused. The most frequent first; at most `most`, the rest together as the last.
std::vector<Cause> causes(const Problem& problem, const Availability& availability, std::size_t participant,
                          std::size_t most = 4);

}  // namespace plenary::scheduler
