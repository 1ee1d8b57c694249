#pragma once

#include <bitset>
#include <vector>

#include "calendar/civil/interval.hpp"
#include "calendar/civil/time.hpp"
#include "calendar/civil/working_week.hpp"

namespace plenary::calendar {

/// The hours that most working days of a week keep, of equally many those of the first from Monday on; 09:00–17:00
/// where no hours are known.
std::vector<Interval<TimeOfDay>> usual_hours(const WeeklyHours& week, const std::bitset<7>& rest_days);

}  // namespace plenary::calendar
