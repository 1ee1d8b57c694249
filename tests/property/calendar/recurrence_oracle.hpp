#pragma once

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <map>
#include <vector>

#include "calendar/ical/recurrence/recurrence.hpp"

/// What a recurrence rule means, as slowly and plainly as RFC 5545 §3.3.10 says it: every second of the
/// calendar is looked at, each part of the rule asked by its definition, and what remains is put into
/// periods. It shares no code with the expansion.
namespace plenary::calendar::ical::testing {

/// All that the parts of a rule may ask about one day.
struct DayFacts {
  int y, month, month_day, month_length, year_day, year_length;
  unsigned week_day;
  int week, weeks, week_year;  ///< as the rule's WKST begins weeks
  std::int64_t number;         ///< since 1970-01-01
};

inline int length_of_year(int y) { return year{y}.is_leap() ? 366 : 365; }

inline int year_day_of(sys_days day) {
  return static_cast<int>((day - sys_days{Date{day}.year() / 1 / 1}).count()) + 1;
}

inline DayFacts facts_of(sys_days day, weekday week_start) {
  DayFacts facts{};
  const Date date{day};
  facts.y = static_cast<int>(date.year());
  facts.month = static_cast<int>(static_cast<unsigned>(date.month()));
  facts.month_day = static_cast<int>(static_cast<unsigned>(date.day()));
  sys_days next = day;
  while (Date{next + days{1}}.month() == date.month()) next += days{1};
  facts.month_length = static_cast<int>(static_cast<unsigned>(Date{next}.day()));
  facts.year_day = year_day_of(day);
  facts.year_length = length_of_year(facts.y);
  facts.week_day = weekday{day}.c_encoding();
  facts.number = day.time_since_epoch().count();

  // A week belongs to the year that has at least four of its days: that of its fourth day.
  sys_days fourth = day;
  while (weekday{fourth} != week_start) fourth -= days{1};
  fourth += days{3};
  facts.week_year = static_cast<int>(Date{fourth}.year());
  facts.week = (year_day_of(fourth) - 1) / 7 + 1;
  facts.weeks = facts.week;
  for (sys_days later = fourth + days{7}; Date{later}.year() == Date{fourth}.year(); later += days{7}) ++facts.weeks;
  return facts;
}

inline bool has(const std::vector<int>& values, int value) {
  return std::find(values.begin(), values.end(), value) != values.end();
}

/// Absent, or holds the number counted from the front (from 1) or from the back of `size`.
inline bool names(const std::vector<int>& values, int from_front, int size) {
  return values.empty() || has(values, from_front) || has(values, from_front - size - 1);
}

inline bool by_day_names(const RecurrenceRule& rule, const DayFacts& day) {
  const bool in_month = rule.frequency != Frequency::yearly || !rule.by_month.empty();
  const int at = in_month ? day.month_day : day.year_day;
  const int size = in_month ? day.month_length : day.year_length;
  const int nth = (at - 1) / 7 + 1;
  const int nth_from_back = -((size - at) / 7 + 1);
  return rule.by_day.empty() || std::any_of(rule.by_day.begin(), rule.by_day.end(), [&](const WeekdayNumber& each) {
           return each.day.c_encoding() == day.week_day &&
                  (each.nth == 0 || each.nth == nth || each.nth == nth_from_back);
         });
}

inline bool day_matches(const RecurrenceRule& rule, const DayFacts& day, const DayFacts& start) {
  if (!rule.by_month.empty() && !has(rule.by_month, day.month)) return false;
  if (!names(rule.by_week_number, day.week, day.weeks)) return false;
  if (!names(rule.by_year_day, day.year_day, day.year_length)) return false;
  if (!names(rule.by_month_day, day.month_day, day.month_length)) return false;
  if (!by_day_names(rule, day)) return false;
  // What is left unsaid is taken from the start.
  if (!rule.by_day.empty() || !rule.by_month_day.empty() || !rule.by_year_day.empty()) return true;
  if (!rule.by_week_number.empty() || rule.frequency == Frequency::weekly) return day.week_day == start.week_day;
  if (rule.frequency < Frequency::weekly) return true;
  if (day.month_day != start.month_day) return false;
  return rule.frequency == Frequency::monthly || !rule.by_month.empty() || day.month == start.month;
}

/// The number of the period that a time of `day` lies in.
inline std::int64_t period_of(const RecurrenceRule& rule, const DayFacts& day, std::int64_t second) {
  const std::int64_t week_day = (day.week_day + 7 - rule.week_start.c_encoding()) % 7;
  switch (rule.frequency) {
    case Frequency::yearly:
      return rule.by_week_number.empty() ? day.y : day.week_year;
    case Frequency::monthly:
      return day.y * 12 + day.month;
    case Frequency::weekly:
      return (day.number - week_day + 700'000) / 7;
    case Frequency::daily:
      return day.number;
    case Frequency::hourly:
      return day.number * 24 + second / 3600;
    case Frequency::minutely:
      return day.number * 1440 + second / 60;
    case Frequency::secondly:
      return day.number * 86'400 + second;
  }
  return 0;
}

/// The occurrences from `start` up to and excluding `end`, before COUNT and UNTIL are looked at.
inline std::vector<LocalTime> oracle(const RecurrenceRule& rule, LocalTime start, LocalTime end, bool whole_days) {
  const auto day_of = [](LocalTime time) { return std::chrono::floor<days>(sys_days{date_of(time)}); };
  const auto second_of = [](LocalTime time) { return (time - std::chrono::floor<days>(time)).count(); };
  const DayFacts first = facts_of(day_of(start), rule.week_start);
  const int start_second = static_cast<int>(second_of(start));
  const std::int64_t first_period = period_of(rule, first, start_second);
  const auto unit_matches = [&](const std::vector<int>& values, int value, int start_value, Frequency unit) {
    if (whole_days || values.empty()) return rule.frequency <= unit || value == start_value;
    return has(values, value);
  };

  // Whole periods around the window, since BYSETPOS counts in all of a period.
  const days margin{rule.frequency == Frequency::yearly    ? 740
                    : rule.frequency == Frequency::monthly ? 62
                    : rule.frequency == Frequency::weekly  ? 14
                                                           : 1};
  std::map<std::int64_t, std::vector<LocalTime>> periods;
  for (sys_days day = day_of(start) - margin; day < day_of(end) + margin; day += days{1}) {
    const DayFacts facts = facts_of(day, rule.week_start);
    if (!day_matches(rule, facts, first)) continue;
    for (int hour = 0; hour < 24; ++hour) {
      if (!unit_matches(rule.by_hour, hour, start_second / 3600, Frequency::hourly)) continue;
      for (int minute = 0; minute < 60; ++minute) {
        if (!unit_matches(rule.by_minute, minute, start_second / 60 % 60, Frequency::minutely)) continue;
        for (int second = 0; second < 60; ++second) {
          if (!unit_matches(rule.by_second, second, start_second % 60, Frequency::secondly)) continue;
          const seconds clock{hour * 3600 + minute * 60 + second};
          const std::int64_t period = period_of(rule, facts, clock.count()) - first_period;
          if (period % static_cast<std::int64_t>(rule.interval) == 0) {
            periods[period].push_back(midnight(Date{day}) + clock);
          }
        }
      }
    }
  }

  std::vector<LocalTime> times{start};
  for (const auto& [period, set] : periods) {
    const int size = static_cast<int>(set.size());
    for (int at = 1; at <= size; ++at) {
      const LocalTime time = set[static_cast<std::size_t>(at - 1)];
      if (names(rule.by_set_position, at, size) && time > start && time < end) times.push_back(time);
    }
  }
  return times;
}

}  // namespace plenary::calendar::ical::testing
