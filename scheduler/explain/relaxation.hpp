#pragma once

#include <chrono>
#include <optional>
#include <vector>

#include "calendar/message.hpp"
#include "scheduler/slot/exhaustive.hpp"

namespace plenary::scheduler {

/// What one constraint does to the window.
struct Removal {
  Message constraint;     ///< its name
  std::size_t slots = 0;  ///< it forbids
  std::size_t alone = 0;  ///< that nothing else forbids
};

/// One change that makes the session possible, verified by solving again.
struct Relaxation {
  Message change;           ///< "waive the holidays of Libya"
  std::size_t slots = 0;    ///< that it brings back
  calendar::Instant start;  ///< the best of them
  Burden worst;             ///< the heaviest burden of a country there: the price
  Burden total;
};

/// What each constraint removes, in the order of the constraints.
std::vector<Removal> removals(const Solution& solution);

/// The single changes that bring a slot back, cheapest first; empty if no single one does.
std::vector<Relaxation> relaxations(const Problem& problem, const Solution& solution);

}  // namespace plenary::scheduler
