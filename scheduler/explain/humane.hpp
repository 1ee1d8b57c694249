#pragma once

#include "scheduler/slot/exhaustive.hpp"

namespace plenary::scheduler {

/// Whether some possible start is humane: it puts nobody who is compared into the night, which is the dearest of the
/// burden table's bands (22:00–06:00) on their own clock, unless they keep office hours then. False where no start is
/// possible.
bool has_humane_start(const Problem& problem, const Solution& solution);

}  // namespace plenary::scheduler
