#include "calendar/civil/easter.hpp"

namespace plenary::calendar {

namespace {

/// Both computi count from 22 March, the earliest Easter Sunday.
Date days_after_march_22(year in, int count) noexcept {
  return Date{sys_days{in / std::chrono::March / 22} + days{count}};
}

}  // namespace

// Meeus, Astronomical Algorithms, chapter 8 ("Butcher's" rule), with names for its letters.
Date easter_sunday(year in) noexcept {
  const int y = static_cast<int>(in);
  const int lunar_year = y % 19;
  const int century = y / 100;
  const int year_of_century = y % 100;
  const int moon_correction = (century - (century + 8) / 25 + 1) / 3;
  const int full_moon = (19 * lunar_year + century - century / 4 - moon_correction + 15) % 30;
  const int to_sunday = (32 + 2 * (century % 4) + 2 * (year_of_century / 4) - full_moon - year_of_century % 4) % 7;
  const int late = (lunar_year + 11 * full_moon + 22 * to_sunday) / 451;
  return days_after_march_22(in, full_moon + to_sunday - 7 * late);
}

// Meeus, chapter 8: Julian Easter; the Julian calendar is 13 days behind from 1900-03 to 2100-02.
Date orthodox_easter_sunday(year in) noexcept {
  const int y = static_cast<int>(in);
  const int full_moon = (19 * (y % 19) + 15) % 30;
  const int to_sunday = (2 * (y % 4) + 4 * (y % 7) - full_moon + 34) % 7;
  return days_after_march_22(in, full_moon + to_sunday + 13);
}

}  // namespace plenary::calendar
