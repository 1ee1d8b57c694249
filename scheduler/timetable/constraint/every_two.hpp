#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "scheduler/timetable/constraint/timetable_constraint.hpp"

namespace plenary::scheduler {

/// What two meetings of a list violate by where they begin; symmetric in the two.
using ViolatedByStarts = std::int64_t (*)(const Timetable& timetable, Grain one, Grain other);

/// A constraint that holds between every two of `meetings`.
std::unique_ptr<TimetableConstraint> every_two(std::string_view name, Level level, int weight,
                                               std::vector<MeetingIndex> meetings, ViolatedByStarts violated);

}  // namespace plenary::scheduler
