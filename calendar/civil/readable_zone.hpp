#pragma once

#include "calendar/civil/interval.hpp"
#include "calendar/civil/zone.hpp"

namespace plenary::calendar {

/// The zone in which both ends of `span` can be told by local time alone: `zone`, or Etc/UTC where the clocks of `zone`
/// show either end twice.
Zone readable_zone(const Zone& zone, Interval<Instant> span);

}  // namespace plenary::calendar
