#pragma once

#include <optional>
#include <string_view>

#include "calendar/civil/zone.hpp"

/// What Microsoft's products call time zones.
namespace plenary::calendar::ical {

/// "Romance Standard Time" → Europe/Paris: the zone that CLDR gives for the whole world (territory 001).
std::optional<Zone> find_windows_zone(std::string_view name);

/// Whether CLDR lets `id` speak for a Windows zone: the best known of zones with equal clocks.
bool is_windows_main(std::string_view id);

/// "(UTC+01:00) Brussels, Copenhagen, Madrid, Paris", also with GMT and in other languages: the first of
/// the places that names a zone whose clocks ever show the stated offset in the year of `when`.
std::optional<Zone> find_display_name(std::string_view name, Instant when);

}  // namespace plenary::calendar::ical
