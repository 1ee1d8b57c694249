#pragma once

#include <optional>
#include <string>
#include <vector>

#include "calendar/civil/interval.hpp"
#include "calendar/civil/time.hpp"
#include "calendar/ical/event/attendee.hpp"

namespace plenary::calendar {

/// How much a time is taken. RFC 5545 §3.2.9; ordered: where two overlap, the greater one holds.
enum class BusyType { free, tentative, busy, unavailable };

struct BusyPeriod {
  Interval<Instant> span;
  BusyType type = BusyType::busy;
  friend bool operator==(const BusyPeriod&, const BusyPeriod&) = default;
};

/// One VFREEBUSY: when somebody has no time, without saying why. RFC 5545 §3.6.4.
struct FreeBusy {
  std::string uid;
  Instant stamp;                          ///< DTSTAMP, from the store, never "now"
  Interval<Instant> span;                 ///< DTSTART to DTEND: what the periods tell about
  std::optional<CalendarUser> organizer;  ///< whose time it is; needed when published (RFC 5546 §3.3.1)
  std::string url;
  std::vector<BusyPeriod> periods;  ///< sorted, without overlap
  friend bool operator==(const FreeBusy&, const FreeBusy&) = default;
};

}  // namespace plenary::calendar
