#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "calendar/text.hpp"
#include "scheduler/programme/zone_impact.hpp"

/// What another tz database moves, as the secretariat reads it. `tzdata` is the version of the system's.
namespace plenary::server {

std::string zone_impact_text(const std::vector<scheduler::ZoneImpact>& impacts, std::string_view tzdata,
                             Language language);

/// The same as a document ("plenary-zone-impact/1", data/schema/zone-impact.schema.json).
std::string write_zone_impact(const std::vector<scheduler::ZoneImpact>& impacts, std::string_view tzdata);

}  // namespace plenary::server
