#include "calendar/civil/sunset.hpp"

#include <cmath>
#include <numbers>

namespace plenary::calendar {

namespace {

constexpr double degree = std::numbers::pi / 180.0;

/// Where the Sun stands; Meeus, Astronomical Algorithms, chapters 25 and 28.
struct SolarPosition {
  double declination;       ///< radians
  double equation_of_time;  ///< minutes by which a sundial is ahead of the clock
};

SolarPosition solar_position(double julian_day) noexcept {
  const double t = (julian_day - 2451545.0) / 36525.0;
  const double mean_longitude = (280.46646 + t * (36000.76983 + t * 0.0003032)) * degree;
  const double mean_anomaly = (357.52911 + t * (35999.05029 - t * 0.0001537)) * degree;
  const double eccentricity = 0.016708634 - t * (0.000042037 + t * 0.0000001267);
  const double center =
      ((1.914602 - t * (0.004817 + t * 0.000014)) * std::sin(mean_anomaly) +
       (0.019993 - t * 0.000101) * std::sin(2 * mean_anomaly) + 0.000289 * std::sin(3 * mean_anomaly)) *
      degree;
  const double node = (125.04 - 1934.136 * t) * degree;
  const double longitude = mean_longitude + center - (0.00569 + 0.00478 * std::sin(node)) * degree;
  const double obliquity = (23.4392911 - 0.0130042 * t + 0.00256 * std::cos(node)) * degree;

  const double half = std::tan(obliquity / 2);
  const double y = half * half;
  const double sundial = y * std::sin(2 * mean_longitude) - 2 * eccentricity * std::sin(mean_anomaly) +
                         4 * eccentricity * y * std::sin(mean_anomaly) * std::cos(2 * mean_longitude) -
                         0.5 * y * y * std::sin(4 * mean_longitude) -
                         1.25 * eccentricity * eccentricity * std::sin(2 * mean_anomaly);
  return {std::asin(std::sin(obliquity) * std::sin(longitude)), 4 * sundial / degree};
}

}  // namespace

std::optional<Instant> sunset(Date date, double latitude, double longitude) noexcept {
  constexpr double julian_day_of_epoch = 2440587.5;
  constexpr double altitude = -0.833 * degree;
  const double midnight = static_cast<double>(sys_days{date}.time_since_epoch().count()) + julian_day_of_epoch;

  // Minutes after 00:00 UTC of `date`; one repetition settles the Sun's own motion during the day.
  double minutes_of_day = 1080.0 - 4 * longitude;
  for (int pass = 0; pass < 3; ++pass) {
    const SolarPosition sun = solar_position(midnight + minutes_of_day / 1440.0);
    const double cosine = (std::sin(altitude) - std::sin(latitude * degree) * std::sin(sun.declination)) /
                          (std::cos(latitude * degree) * std::cos(sun.declination));
    // Written so that a pole, where the quotient is not a number, has no sunset either.
    if (!(cosine >= -1.0 && cosine <= 1.0)) return std::nullopt;
    minutes_of_day = 720.0 - 4 * longitude - sun.equation_of_time + 4 * std::acos(cosine) / degree;
  }
  return sys_days{date} + seconds{std::llround(minutes_of_day * 60)};
}

}  // namespace plenary::calendar
