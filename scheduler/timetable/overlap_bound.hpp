#pragma once

#include <cstdint>

#include "scheduler/timetable/constraint/cost_model.hpp"
#include "scheduler/timetable/timetable.hpp"

namespace plenary::scheduler {

/// What the overlaps of a plan without hard violations cost at least, at the medium level: 0 where nothing is known.
///
/// Each grain holds a set of meetings of which no two exclude each other and for which there are rooms. If such sets
/// are chosen freely, so that each meeting is in as many as it lasts, they cost no more than any plan's. The bound is
/// the dual of that linear programme: with a prize π for each grain of a meeting, Σ duration × π − grains × (the best
/// set's prizes less its price), for any π ≥ 0. Good prizes are found by a subgradient method (Held, Wolfe, Crowder
/// 1974) in whole numbers, so that every machine finds the same.
///
/// `most_work` is counted in meetings looked at while sets are searched: about 5 ns each.
std::int64_t least_cost_of_overlaps(const Timetable& timetable, const CostModel& model, std::uint64_t most_work);

}  // namespace plenary::scheduler
