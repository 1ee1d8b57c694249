#pragma once

#include <array>
#include <bitset>
#include <optional>
#include <vector>

#include "calendar/civil/interval.hpp"
#include "calendar/civil/time.hpp"

namespace plenary::calendar {

/// Office hours of one kind of week: for each weekday (index `weekday::c_encoding()`, Sunday = 0)
/// the working spans in order; a gap between two spans is the break.
struct WeeklyHours {
  std::array<std::vector<Interval<TimeOfDay>>, 7> by_weekday;
  friend bool operator==(const WeeklyHours&, const WeeklyHours&) = default;
};

/// Office hours that replace the base ones for part of every year, both days included; the part may
/// reach over New Year.
struct SeasonalHours {
  std::chrono::month_day first;
  std::chrono::month_day last;
  WeeklyHours hours;
  friend bool operator==(const SeasonalHours&, const SeasonalHours&) = default;
};

/// One working week as it was in force from `valid.start` to before `valid.end`.
struct WorkingPeriod {
  Interval<sys_days> valid;
  std::bitset<7> rest_days;  ///< by `weekday::c_encoding()`
  WeeklyHours base;
  std::optional<SeasonalHours> summer;
  std::optional<WeeklyHours> ramadan;
  friend bool operator==(const WorkingPeriod&, const WorkingPeriod&) = default;
};

/// What a day is for the people who work there.
struct WorkingDay {
  bool rest_day = false;
  std::vector<Interval<TimeOfDay>> hours;  ///< working spans in order; empty on a rest day
  friend bool operator==(const WorkingDay&, const WorkingDay&) = default;
};

/// A delegation's working weeks through time. Periods are sorted, disjoint and cover all days.
class WorkingWeek {
 public:
  /// Sorts `periods`; each is stretched to the next one's start, the first back and the last forward without
  /// end. Where two overlap the later start wins. Throws std::invalid_argument if there is none.
  explicit WorkingWeek(std::vector<WorkingPeriod> periods);

  const std::vector<WorkingPeriod>& periods() const noexcept { return periods_; }
  /// What `date` is: a rest day; else Ramadan's hours if any, else the season's, else the base ones.
  WorkingDay on(Date date, bool in_ramadan) const;

  friend bool operator==(const WorkingWeek&, const WorkingWeek&) = default;

 private:
  std::vector<WorkingPeriod> periods_;
};

}  // namespace plenary::calendar
