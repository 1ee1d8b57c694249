#pragma once

#include <chrono>
#include <optional>
#include <span>
#include <variant>

#include "calendar/civil/time.hpp"

/// A day of each year as a VTIMEZONE's RRULE can state it so that every client reads it: one nth
/// weekday or one day of a month. Outlook refuses BYDAY together with BYMONTHDAY.
namespace plenary::calendar::ical {

struct NthWeekday {
  weekday day;
  int nth = 1;  ///< 1 to 4 from the front, -1 for the last; BYDAY of RFC 5545 §3.3.10
  friend bool operator==(const NthWeekday&, const NthWeekday&) = default;
};

struct DayOfMonth {
  unsigned day = 1;  ///< 1 to 28; BYMONTHDAY
  friend bool operator==(const DayOfMonth&, const DayOfMonth&) = default;
};

/// FREQ=YEARLY;BYMONTH=month and one of the two.
struct YearlyRule {
  std::chrono::month month;
  std::variant<NthWeekday, DayOfMonth> day;
  friend bool operator==(const YearlyRule&, const YearlyRule&) = default;
};

/// The day that `rule` names in `y`.
Date occurrence(const YearlyRule& rule, year y) noexcept;

/// The rule that names every one of `onsets` (one day a year, all at the same time of day), or
/// nothing. Where several do, the one that also names the most of `neighbours`.
std::optional<YearlyRule> find_yearly_rule(std::span<const LocalTime> onsets, std::span<const LocalTime> neighbours);

}  // namespace plenary::calendar::ical
