#pragma once

#include "calendar/civil/time.hpp"

namespace plenary::scheduler {

/// The longest window of a problem, of a programme and of what drifts: two years, one of them a leap year. Beyond
/// that holidays are guesses.
inline constexpr calendar::days longest_window{731};

}  // namespace plenary::scheduler
