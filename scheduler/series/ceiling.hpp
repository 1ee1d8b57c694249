#pragma once

#include "scheduler/series/series_space.hpp"
#include "scheduler/welfare/ceiling.hpp"

namespace plenary::scheduler {

/// False if already the least that every country will carry is over the ceiling.
bool may_fit(const SeriesSpace& space, const PartialSeries& partial, const Ceiling& ceiling);

}  // namespace plenary::scheduler
