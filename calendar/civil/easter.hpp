#pragma once

#include "calendar/civil/time.hpp"

namespace plenary::calendar {

/// Easter Sunday of the Western churches (Gregorian computus); any Gregorian year.
Date easter_sunday(year in) noexcept;

/// Easter Sunday of the Orthodox churches (Julian computus), as a Gregorian date; 1900–2099.
Date orthodox_easter_sunday(year in) noexcept;

}  // namespace plenary::calendar
