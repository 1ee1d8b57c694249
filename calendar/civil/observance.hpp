#pragma once

#include <optional>
#include <vector>

#include "calendar/civil/interval.hpp"
#include "calendar/civil/time.hpp"

namespace plenary::calendar {

/// How a country's offices treat the Friday prayer.
enum class PrayerLevel {
  none,     ///< no adjustment
  avoid,    ///< costly, not impossible
  hard,     ///< no meeting
  weekend,  ///< Friday is a rest day there: nothing more to add
};

/// The Friday prayer as local wall-clock span.
struct FridayPrayer {
  PrayerLevel level = PrayerLevel::none;
  Interval<TimeOfDay> span;  ///< meaningful for avoid and hard
  friend bool operator==(const FridayPrayer&, const FridayPrayer&) = default;
};

/// Ramadan of one Hijri year, by the Umm al-Qura calendar; countries that sight the moon may be a day later.
struct Ramadan {
  int hijri_year = 0;
  Interval<sys_days> span;  ///< first day of fasting to Eid al-Fitr, exclusive
  friend bool operator==(const Ramadan&, const Ramadan&) = default;
};

/// Every known Ramadan, sorted.
class RamadanTable {
 public:
  RamadanTable() = default;
  explicit RamadanTable(std::vector<Ramadan> years);
  const std::vector<Ramadan>& years() const noexcept { return years_; }
  /// The Ramadan that contains `date`, if any.
  std::optional<Ramadan> on(Date date) const noexcept;

 private:
  std::vector<Ramadan> years_;
};

}  // namespace plenary::calendar
