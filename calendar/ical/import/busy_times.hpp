#pragma once

#include <string_view>
#include <vector>

#include "calendar/civil/interval.hpp"
#include "calendar/ical/import/import.hpp"

namespace plenary::calendar::ical {

/// When the owner of a calendar has no time, and nothing else of it: neither titles nor places nor people.
struct BusyTimes {
  IntervalSet<Instant> busy;
  IntervalSet<Instant> tentative;  ///< what may take place, without what is busy anyway
  std::vector<ZoneNote> zones;     ///< how zone names were understood
  Errors problems;                 ///< what could not be read or had to be guessed, by line
};

/// Anyone's .ics file as busy times within the window of `options`; see `import_calendar` for what is read and when
/// it fails. Out of office counts as busy.
Checked<BusyTimes> read_busy_times(std::string_view text, const ImportOptions& options);

}  // namespace plenary::calendar::ical
