#include "scheduler/json/zone_name.hpp"

#include <string>

#include "calendar/ical/zone/windows_zones.hpp"

namespace plenary::scheduler {

Result<calendar::Zone> parse_zone(std::string_view text) {
  auto zone = calendar::Zone::find(text);
  if (zone) return zone;
  if (const auto meant = calendar::ical::find_windows_zone(text)) zone.error().fix = std::string{meant->id()};
  return zone;
}

}  // namespace plenary::scheduler
