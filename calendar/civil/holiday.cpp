#include "calendar/civil/holiday.hpp"

#include <algorithm>

namespace plenary::calendar {

HolidayCalendar::HolidayCalendar(std::vector<Holiday> holidays) : holidays_(std::move(holidays)) {
  const auto earlier = [](const Holiday& a, const Holiday& b) { return a.date < b.date; };
  // Rules expand in order, and a holiday is large to move.
  if (!std::is_sorted(holidays_.begin(), holidays_.end(), earlier))
    std::stable_sort(holidays_.begin(), holidays_.end(), earlier);
}

std::span<const Holiday> HolidayCalendar::between(Date first, Date last) const noexcept {
  const auto starts_before = [](const Holiday& holiday, Date date) { return holiday.date < date; };
  const auto begin = std::lower_bound(holidays_.begin(), holidays_.end(), first, starts_before);
  const auto end = std::lower_bound(begin, holidays_.end(), std::max(first, last), starts_before);
  return {begin, end};
}

std::span<const Holiday> HolidayCalendar::on(Date date) const noexcept {
  return between(date, Date{sys_days{date} + days{1}});
}

std::string_view to_text(HolidayKind kind) noexcept {
  switch (kind) {
    case HolidayKind::public_holiday:
      return "public_holiday";
    case HolidayKind::one_off:
      return "one_off";
    case HolidayKind::bridge:
      return "bridge";
    case HolidayKind::in_lieu:
      return "in_lieu";
    case HolidayKind::half_day:
      return "half_day";
  }
  return {};
}

std::string_view to_text(HolidayScope scope) noexcept {
  switch (scope) {
    case HolidayScope::national:
      return "national";
    case HolidayScope::capital:
      return "capital";
    case HolidayScope::government:
      return "government";
  }
  return {};
}

}  // namespace plenary::calendar
