#pragma once

#include <span>
#include <string_view>

#include "calendar/civil/zone_rules.hpp"

/// Which zones there are, and their rules, read on first use and kept for the life of the process.
/// Throws std::runtime_error if the system's tz database cannot be read. Safe to use from any thread.
namespace plenary::calendar {

/// Sorted; without the abbreviations that the database keeps as zones.
std::span<const std::string_view> catalogue_ids();

/// The rules of `id`, or null where it is none of `catalogue_ids()`.
const ZoneRules* find_rules(std::string_view id);

/// Is `id` a zone that the tz database keeps under an abbreviation's name ("CET", "EST5EDT", "GMT")?
bool is_legacy_abbreviation(std::string_view id) noexcept;

}  // namespace plenary::calendar
