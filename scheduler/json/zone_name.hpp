#pragma once

#include <string_view>

#include "calendar/civil/zone.hpp"

/// Zones as documents name them. Private to scheduler/json.
namespace plenary::scheduler {

/// The zone of that identifier, or why there is none, with the one that is meant: also by Microsoft's names,
/// "W. Europe Standard Time".
Result<calendar::Zone> parse_zone(std::string_view text);

}  // namespace plenary::scheduler
