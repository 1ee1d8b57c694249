#include "calendar/civil/readable_zone.hpp"

#include <variant>

namespace plenary::calendar {

namespace {

bool is_unique(const Zone& zone, Instant instant) {
  return std::holds_alternative<Unique>(zone.resolve(zone.to_local(instant)));
}

}  // namespace

Zone readable_zone(const Zone& zone, Interval<Instant> span) {
  return is_unique(zone, span.start) && is_unique(zone, span.end) ? zone : Zone::utc();
}

}  // namespace plenary::calendar
