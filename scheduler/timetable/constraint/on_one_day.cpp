#include <utility>

#include "scheduler/timetable/constraint/every_two.hpp"

namespace plenary::scheduler {

std::unique_ptr<TimetableConstraint> on_one_day(Level level, int weight, std::vector<MeetingIndex> meetings) {
  return every_two("on one day", level, weight, std::move(meetings),
                   [](const Timetable& timetable, Grain a, Grain b) -> std::int64_t {
                     return timetable.day(a) == timetable.day(b) ? 0 : 1;
                   });
}

}  // namespace plenary::scheduler
