#pragma once

#include <array>
#include <vector>

#include "calendar/civil/time.hpp"

namespace plenary::calendar {

/// One Hijri year of the Umm al-Qura calendar: the Gregorian day on which each of its months begins.
struct HijriYear {
  int number = 0;  ///< 1448
  std::array<sys_days, 12> month_starts{};
  friend bool operator==(const HijriYear&, const HijriYear&) = default;
};

/// The Umm al-Qura calendar as a table. It is announced by astronomy, not computed by a short rule,
/// and countries that sight the moon may be a day off: dates derived from it are estimates.
class HijriCalendar {
 public:
  HijriCalendar() = default;
  explicit HijriCalendar(std::vector<HijriYear> years) : years_(std::move(years)) {}

  const std::vector<HijriYear>& years() const noexcept { return years_; }

  /// The Gregorian days of `day` of `month` (1–12) in every year of the table, in the table's order.
  std::vector<sys_days> each(unsigned month, unsigned day) const;

 private:
  std::vector<HijriYear> years_;
};

}  // namespace plenary::calendar
