#pragma once

#include "scheduler/timetable/constraint/cost_model.hpp"
#include "scheduler/timetable/score.hpp"
#include "scheduler/timetable/timetable.hpp"

namespace plenary::scheduler {

/// No plan's score is less, level by level. Each meeting alone at its best; where every grain later costs every
/// meeting the same, also that the rooms hold no more meetings at once than there are: shortest first on as
/// many machines minimises the sum of completion times (Conway, Maxwell, Miller 1967).
Score lower_bound(const Timetable& timetable, const CostModel& model);

}  // namespace plenary::scheduler
