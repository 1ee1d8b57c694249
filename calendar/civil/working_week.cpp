#include "calendar/civil/working_week.hpp"

#include <algorithm>
#include <stdexcept>

namespace plenary::calendar {

namespace {

/// The first and last days that `Date` can name: far from every meeting, near enough to subtract.
constexpr sys_days before_all = std::chrono::year::min() / 1 / 1;
constexpr sys_days after_all = std::chrono::year::max() / 12 / 31;

bool in_season(const SeasonalHours& season, Date date) noexcept {
  const std::chrono::month_day day = date.month() / date.day();
  if (season.first <= season.last) return season.first <= day && day <= season.last;
  return season.first <= day || day <= season.last;
}

const WeeklyHours& hours_of(const WorkingPeriod& period, Date date, bool in_ramadan) noexcept {
  if (in_ramadan && period.ramadan) return *period.ramadan;
  if (period.summer && in_season(*period.summer, date)) return period.summer->hours;
  return period.base;
}

}  // namespace

WorkingWeek::WorkingWeek(std::vector<WorkingPeriod> periods) : periods_(std::move(periods)) {
  if (periods_.empty()) throw std::invalid_argument("a working week needs at least one period");
  std::stable_sort(periods_.begin(), periods_.end(),
                   [](const auto& a, const auto& b) { return a.valid.start < b.valid.start; });
  periods_.front().valid.start = before_all;
  for (std::size_t i = 0; i + 1 < periods_.size(); ++i) periods_[i].valid.end = periods_[i + 1].valid.start;
  periods_.back().valid.end = after_all;
}

WorkingDay WorkingWeek::on(Date date, bool in_ramadan) const {
  const auto next = std::upper_bound(periods_.begin() + 1, periods_.end(), sys_days{date},
                                     [](sys_days day, const auto& period) { return day < period.valid.start; });
  const WorkingPeriod& period = *std::prev(next);
  const std::size_t day_of_week = weekday_of(date).c_encoding();
  if (period.rest_days.test(day_of_week)) return {true, {}};
  return {false, hours_of(period, date, in_ramadan).by_weekday.at(day_of_week)};
}

}  // namespace plenary::calendar
