#pragma once

#include <optional>
#include <string>
#include <vector>

#include "calendar/civil/interval.hpp"
#include "calendar/civil/time.hpp"
#include "calendar/civil/zone.hpp"
#include "calendar/ical/zone/yearly_rule.hpp"

/// VTIMEZONE from the system's tz database, in the form that every client measured reads right.
/// RFC 5545 §3.6.5.
namespace plenary::calendar::ical {

enum class ObservanceKind { standard, daylight };

/// One STANDARD or DAYLIGHT component.
struct TimezoneObservance {
  ObservanceKind kind = ObservanceKind::standard;
  LocalTime onset;                 ///< DTSTART: what clocks show at the change, still under `offset_from`
  UtcOffset offset_from;           ///< TZOFFSETFROM
  UtcOffset offset_to;             ///< TZOFFSETTO
  std::string name;                ///< TZNAME
  std::optional<YearlyRule> rule;  ///< RRULE without UNTIL; each year at the onset's time of day
  friend bool operator==(const TimezoneObservance&, const TimezoneObservance&) = default;
};

/// One VTIMEZONE: exact from its first onset to the end of the window that it was made for.
struct TimezoneDefinition {
  std::string id;
  std::vector<TimezoneObservance> observances;  ///< by onset
  friend bool operator==(const TimezoneDefinition&, const TimezoneDefinition&) = default;
};

/// The calendar years of `zone` from `first` through `last` as instants.
Interval<Instant> local_years(const Zone& zone, year first, year last);

/// What the events within `events` need: their local years and one more on either side.
Interval<Instant> timezone_window(const Zone& zone, Interval<Instant> events);

/// The definition of `zone` within `window`, which must not be empty:
/// one STANDARD where the offset is constant; one STANDARD and one DAYLIGHT with yearly rules where
/// these give exactly the database's changes; else one component for each change.
///
/// Laws: at every instant of `window` it states the offset and abbreviation of `zone`;
/// the first onset is at or before the window's start; observances of one kind never overlap.
TimezoneDefinition define_timezone(const Zone& zone, Interval<Instant> window);

/// Appends BEGIN:VTIMEZONE … END:VTIMEZONE as folded lines.
void append_timezone(std::string& out, const TimezoneDefinition& definition);

}  // namespace plenary::calendar::ical
