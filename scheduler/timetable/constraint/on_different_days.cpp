#include <utility>

#include "scheduler/timetable/constraint/every_two.hpp"

namespace plenary::scheduler {

std::unique_ptr<TimetableConstraint> on_different_days(Level level, int weight, std::vector<MeetingIndex> meetings) {
  return every_two("on different days", level, weight, std::move(meetings),
                   [](const Timetable& timetable, Grain a, Grain b) -> std::int64_t {
                     return timetable.day(a) == timetable.day(b) ? 1 : 0;
                   });
}

}  // namespace plenary::scheduler
