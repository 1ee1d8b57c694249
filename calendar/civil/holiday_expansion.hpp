#pragma once

#include <span>
#include <vector>

#include "calendar/civil/hijri.hpp"
#include "calendar/civil/holiday_rule.hpp"

namespace plenary::calendar {

/// The holidays that the rules of one country yield within `span`, by date; those of one date in the
/// order of the rules. A rule never yields a date twice. Hijri dates reach as far as `hijri` does.
std::vector<Holiday> expand_holidays(std::span<const HolidayRule> rules, const HijriCalendar& hijri, YearSpan span);

}  // namespace plenary::calendar
