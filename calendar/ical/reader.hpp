#pragma once

#include <string_view>

#include "calendar/ical/document.hpp"
#include "calendar/ical/event.hpp"
#include "calendar/result.hpp"

namespace plenary::calendar::ical {

/// What could be read of a file, and what could not: each problem with "line N".
struct ReadCalendar {
  Calendar calendar;
  Errors problems;
};

/// Reads the first VCALENDAR of `text`. An event that cannot be placed in time is left out and told
/// as a problem; so is a property whose value is wrong. A recurrence is told too: only the first
/// occurrence is read. Fails where there is no VCALENDAR or a limit is exceeded.
///
/// TZID must name a zone of the system's tz database, which then decides, not the file's VTIMEZONE;
/// a bare UTC time is read in Etc/UTC; a floating time has no zone and is a problem.
///
/// Law: for every calendar that `write` prints, reading it gives the calendar back with its events
/// in printed order, positions to six decimals, and no problems.
Checked<ReadCalendar> read(std::string_view text, const Limits& limits = {});

}  // namespace plenary::calendar::ical
