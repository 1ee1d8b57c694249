#pragma once

#include <optional>

#include "calendar/civil/time.hpp"

namespace plenary::calendar {

/// The instant at which the Sun's upper limb sinks below a flat horizon on the local calendar day
/// `date` at `latitude` and `longitude` (degrees, north and east positive); nothing where the Sun does
/// not set that day.
///
/// Meeus' low-precision solar coordinates with 0.833° for refraction and the Sun's radius, as in NOAA's
/// calculator: within a minute or two of published tables below 66° of latitude, between 1901 and 2099.
/// Mountains, height and weather move the sunset that people see by more than that.
std::optional<Instant> sunset(Date date, double latitude, double longitude) noexcept;

}  // namespace plenary::calendar
