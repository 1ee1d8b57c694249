#pragma once

#include <optional>
#include <string_view>

#include "calendar/civil/zone.hpp"

/// What Microsoft's products call time zones.
namespace plenary::calendar::ical {

/// "Romance Standard Time" → Europe/Paris: the zone that CLDR gives for the whole world (territory 001). In any letter
/// case; "Daylight Time" is the same zone in summer.
std::optional<Zone> find_windows_zone(std::string_view name);

/// Whether CLDR lets `id` speak for a Windows zone: the best known of zones with equal clocks.
bool is_windows_main(std::string_view id);

/// "(UTC+01:00) Brussels, Copenhagen, Madrid, Paris", also with GMT and in other languages: the first of
/// the places that names a zone whose clocks ever show the stated offset in the year of `when`. Without an offset
/// only what names one zone by itself: "Eastern Time (US & Canada)", or a list of places.
std::optional<Zone> find_display_name(std::string_view name, Instant when);

/// What other names of strangers mean one zone only: "GMT", "EST5EDT", "tzone://Microsoft/Utc".
std::optional<Zone> find_other_name(std::string_view name);

/// The offset of a name that is one or begins with one: "UTC+03:00", "(GMT +01:00)", "GMT-0500", "(UTC+01:00) Camp".
/// Good for the instant of a time that stands beside it; it says nothing of summer.
std::optional<UtcOffset> bare_offset(std::string_view name);

}  // namespace plenary::calendar::ical
