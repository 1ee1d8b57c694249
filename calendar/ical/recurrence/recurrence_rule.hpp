#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/civil/time.hpp"
#include "calendar/ical/text/values.hpp"
#include "calendar/result.hpp"

namespace plenary::calendar::ical {

/// From the finest to the coarsest: the BYxxx parts of finer units expand, those of coarser ones limit.
enum class Frequency { secondly, minutely, hourly, daily, weekly, monthly, yearly };

/// "MO", "-1FR", "3WE".
struct WeekdayNumber {
  weekday day;
  int nth = 0;  ///< -53…53; 0 for every such day
  friend bool operator==(const WeekdayNumber&, const WeekdayNumber&) = default;
};

/// A RECUR value. RFC 5545 §3.3.10. Empty lists stand for parts that are absent.
struct RecurrenceRule {
  Frequency frequency = Frequency::daily;
  std::uint32_t interval = 1;
  std::optional<std::uint32_t> count;
  std::optional<DateTimeValue> until;  ///< as written: a date, a local or a UTC time; inclusive
  std::vector<int> by_second;          ///< 0…60; 60 is read as 59, as everywhere
  std::vector<int> by_minute;          ///< 0…59
  std::vector<int> by_hour;            ///< 0…23
  std::vector<WeekdayNumber> by_day;
  std::vector<int> by_month_day;     ///< ±1…31
  std::vector<int> by_year_day;      ///< ±1…366
  std::vector<int> by_week_number;   ///< ±1…53
  std::vector<int> by_month;         ///< 1…12
  std::vector<int> by_set_position;  ///< ±1…366
  weekday week_start = std::chrono::Monday;
  friend bool operator==(const RecurrenceRule&, const RecurrenceRule&) = default;
};

/// Reads the parts in any order and case; a semicolon at the end, as some producers write it, says nothing.
/// Refuses what RFC 5545 forbids (COUNT with UNTIL, BYWEEKNO outside YEARLY, a number out of range, a part
/// twice, an unknown part), FREQ=SECONDLY, and RSCALE other than GREGORIAN or SKIP other than OMIT (RFC 7529).
/// `Error::where` is left to the caller.
Result<RecurrenceRule> parse_recurrence_rule(std::string_view text);

/// A stranger's rule as far as it can be understood.
struct ForgivenRule {
  std::optional<RecurrenceRule> rule;  ///< absent where not even the frequency is known
  Errors complaints;                   ///< one to each part that was left out or guessed; empty: the rule is right
};

/// The same for files that are to be read whatever is wrong with them: a part that is not understood, that the
/// frequency forbids or that is given twice is left out; UNTIL may lack seconds or be "T240000"; COUNT and UNTIL
/// together both bound the rule. FREQ=SECONDLY stays refused.
/// Law: for every rule that `parse_recurrence_rule` accepts, it is that rule and nothing is complained of.
ForgivenRule forgive_recurrence_rule(std::string_view text);

/// "FREQ=MONTHLY;COUNT=6;BYDAY=1TU". Law: for every rule that was parsed, parsing it gives the rule again.
std::string to_text(const RecurrenceRule& rule);

}  // namespace plenary::calendar::ical
