#pragma once

#include <cstdint>
#include <random>
#include <vector>

#include "calendar/ical/recurrence/recurrence.hpp"

/// Random recurrence rules that RFC 5545 allows, for the property test and for comparison with other libraries.
namespace plenary::calendar::ical::testing {

using Random = std::mt19937_64;

/// Within both bounds; by remainder, so that every standard library draws the same.
inline int number(Random& random, int least, int most) {
  return least + static_cast<int>(random() % static_cast<std::uint64_t>(most - least + 1));
}

inline bool one_in(Random& random, int n) { return number(random, 1, n) == 1; }

/// One to `longest` values in random order, also repeated ones.
inline std::vector<int> numbers(Random& random, int longest, int least, int most, bool from_back) {
  std::vector<int> values;
  for (int left = number(random, 1, longest); left > 0; --left) {
    const int value = number(random, least, most);
    values.push_back(from_back && one_in(random, 3) ? -value : value);
  }
  return values;
}

/// The parts that say which days; those that exclude each other rarely come together.
inline void random_days(Random& random, RecurrenceRule& rule) {
  const Frequency frequency = rule.frequency;
  const bool yearly = frequency == Frequency::yearly;
  if (one_in(random, 3)) rule.by_month = numbers(random, 4, 1, 12, false);
  if (yearly && one_in(random, 4)) rule.by_week_number = numbers(random, 3, 1, 53, true);
  if ((yearly || frequency < Frequency::daily) && one_in(random, 5)) {
    rule.by_year_day = numbers(random, one_in(random, 3) ? 60 : 5, 1, 366, true);
  }
  if (frequency != Frequency::weekly && one_in(random, 3)) {
    rule.by_month_day = numbers(random, one_in(random, 3) ? 14 : 3, 1, 31, true);
  }
  if (one_in(random, 2)) {
    const bool numbered =
        (yearly || frequency == Frequency::monthly) && rule.by_week_number.empty() && one_in(random, 2);
    const int most = yearly && rule.by_month.empty() ? 53 : 5;
    for (int left = number(random, 1, 4); left > 0; --left) {
      const weekday day{static_cast<unsigned>(number(random, 0, 6))};
      const int nth = numbered && !one_in(random, 6) ? number(random, 1, most) * (one_in(random, 3) ? -1 : 1) : 0;
      rule.by_day.push_back({day, nth});
    }
  }
}

inline void random_clock(Random& random, RecurrenceRule& rule) {
  if (one_in(random, 4)) rule.by_hour = numbers(random, 4, 0, 23, false);
  if (one_in(random, 4)) rule.by_minute = numbers(random, 4, 0, 59, false);
  if (one_in(random, 8)) rule.by_second = numbers(random, 2, 0, 59, false);
}

/// A rule of `frequency` without COUNT and UNTIL. Not all of them ever occur.
inline RecurrenceRule random_rule(Random& random, Frequency frequency, bool whole_days) {
  RecurrenceRule rule;
  rule.frequency = frequency;
  if (one_in(random, 2)) rule.interval = static_cast<std::uint32_t>(number(random, 1, one_in(random, 4) ? 40 : 4));
  random_days(random, rule);
  if (!whole_days) random_clock(random, rule);
  if (one_in(random, 3)) rule.week_start = weekday{static_cast<unsigned>(number(random, 0, 6))};
  const bool parts = to_text(rule).find(";BY") != std::string::npos;
  if (parts && one_in(random, 4)) rule.by_set_position = numbers(random, 3, 1, one_in(random, 4) ? 40 : 5, true);
  return rule;
}

}  // namespace plenary::calendar::ical::testing
