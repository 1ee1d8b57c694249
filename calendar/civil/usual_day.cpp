#include "calendar/civil/usual_day.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace plenary::calendar {

std::vector<Interval<TimeOfDay>> usual_hours(const WeeklyHours& week, const std::bitset<7>& rest_days) {
  constexpr std::array<std::size_t, 7> from_monday{1, 2, 3, 4, 5, 6, 0};
  std::vector<Interval<TimeOfDay>> usual{{std::chrono::hours{9}, std::chrono::hours{17}}};
  std::ptrdiff_t most = 0;
  for (const std::size_t day : from_monday) {
    const auto& kept = week.by_weekday.at(day);
    if (rest_days.test(day) || kept.empty()) continue;
    const auto times = std::count_if(from_monday.begin(), from_monday.end(), [&](std::size_t other) {
      return !rest_days.test(other) && week.by_weekday.at(other) == kept;
    });
    if (times <= most) continue;
    most = times;
    usual = kept;
  }
  return usual;
}

}  // namespace plenary::calendar
