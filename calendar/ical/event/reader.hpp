#pragma once

#include <string_view>
#include <vector>

#include "calendar/ical/event/event.hpp"
#include "calendar/ical/text/document.hpp"
#include "calendar/ical/zone/file_zones.hpp"
#include "calendar/result.hpp"

namespace plenary::calendar::ical {

/// What could be read of a file, and what could not: each problem with "line N".
struct ReadCalendar {
  Calendar calendar;
  Errors problems;
  std::vector<ZoneNote> zones = {};  ///< how zone names were understood that are not plain identifiers
};

/// Reads the first VCALENDAR of `text`. An event that cannot be placed in time is left out and told
/// as a problem; so is a property whose value is wrong, a second RRULE, an EXRULE, an alarm that does not show
/// a text before the start. Fails where there is no VCALENDAR or a limit is exceeded.
///
/// TZID is understood as `FileZones` says, and must mean a zone of the tz database; a bare UTC time is read in Etc/UTC;
/// a floating time has no zone and is a problem. Added and excluded dates are told on the clock of the event's start,
/// original starts on the clock of their series, UNTIL as RFC 5545 §3.3.10 wants it: in UTC, where a date includes its
/// whole day, or as a date for whole days. Busy periods come sorted and without overlap.
///
/// Law: for every calendar that `write` prints, reading it gives the calendar back with its events and busy times
/// in printed order, positions to six decimals, and no problems.
Checked<ReadCalendar> read(std::string_view text, const Limits& limits = {});
/// The same for a file that was taken apart before, or that came as jCal.
Checked<ReadCalendar> read(const Document& document);

}  // namespace plenary::calendar::ical
