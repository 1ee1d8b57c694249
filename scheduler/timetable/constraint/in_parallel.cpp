#include <utility>

#include "scheduler/timetable/constraint/every_two.hpp"

namespace plenary::scheduler {

std::unique_ptr<TimetableConstraint> in_parallel(Level level, int weight, std::vector<MeetingIndex> meetings) {
  return every_two("in parallel", level, weight, std::move(meetings),
                   [](const Timetable&, Grain a, Grain b) -> std::int64_t { return a == b ? 0 : 1; });
}

}  // namespace plenary::scheduler
