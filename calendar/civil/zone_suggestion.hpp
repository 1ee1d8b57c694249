#pragma once

#include <string_view>

#include "calendar/result.hpp"

namespace plenary::calendar {

/// Why `id` is not a zone, and which zones may be meant: by abbreviation, by offset, or by likeness.
/// Slow (it may read every zone): for errors only.
Error unknown_zone(std::string_view id);

}  // namespace plenary::calendar
