#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "calendar/civil/interval.hpp"
#include "calendar/civil/zone.hpp"
#include "calendar/ical/event/event.hpp"
#include "calendar/ical/event/free_busy.hpp"
#include "calendar/ical/text/document.hpp"
#include "calendar/ical/zone/file_zones.hpp"
#include "calendar/result.hpp"

/// Anyone's calendar as what takes place, and when somebody has no time. RFC 5545, 5546, 7953.
namespace plenary::calendar::ical {

/// What a stranger's file may cost beyond its size; over a limit is an error that names it.
struct ImportLimits {
  Limits document;
  std::size_t event_occurrences = 10'000;   ///< of one event in the window: an hour each for a year is 8,760
  std::size_t occurrences = 200'000;        ///< of the file
  std::uint64_t event_periods = 1'000'000;  ///< that the rules of one event look at; see RecurrenceLimits
  std::uint64_t periods = 20'000'000;       ///< of the file: a second of work
  ZoneBudget zones;                         ///< for all time zone names and definitions of the file
  days window{75 * 366};                    ///< from first to last: the archive of a working life
};

struct ImportOptions {
  /// What overlaps it is read.
  Interval<Instant> window;
  /// Of floating times and whole days. Without it, whatever needs it is a problem.
  std::optional<Zone> floating;
  /// Whose calendar it is, as invitations name them: "mailto:dakar@example.org". What they declined is free, what
  /// they accepted tentatively is tentative. Empty: nobody's answers count.
  std::string owner{};
  ImportLimits limits{};
};

/// One time that an event takes place and overlaps the window.
struct Occurrence {
  std::size_t line = 0;       ///< of the BEGIN of what says so: the event or its override
  std::string uid;            ///< as in the file; may be empty
  std::string recurrence_id;  ///< original start, "20200916T140000" on the event's clock or "20200916"; empty
                              ///< where the event does not recur
  std::string summary;        ///< as are all texts, valid UTF-8 of at most 255 bytes
  std::string location;
  EventStatus status = EventStatus::confirmed;
  std::int64_t sequence = 0;  ///< SEQUENCE
  Instant stamp;              ///< DTSTAMP; the epoch where the file has none
  /// In the zone of the file, or in Etc/UTC where the tz database does not know it. It starts when it ends where
  /// the event takes no time. An end after clocks were put back may read as before the start: `span` decides.
  std::variant<DateSpan, TimedSpan> when;
  Interval<Instant> span;  ///< empty where the event takes no time
  BusyType busy = BusyType::busy;
  friend bool operator==(const Occurrence&, const Occurrence&) = default;
};

struct Imported {
  std::vector<Occurrence> occurrences;  ///< by start, end, UID and line
  std::vector<BusyPeriod> busy;         ///< within the window; sorted, without overlap, nothing free
  std::vector<ZoneNote> zones;          ///< how zone names were understood
  Errors problems;                      ///< what could not be read or had to be guessed, by line
};

/// Reads every VEVENT, VFREEBUSY and VAVAILABILITY of every VCALENDAR in `text`.
///
/// An event with DTEND lasts the same time at each occurrence, one with DURATION the same days and then the
/// same time (RFC 5545 §3.8.5.3). EXDATE and RECURRENCE-ID are compared as instants; a date means all of that
/// day. Of events with one UID the one with the higher SEQUENCE counts; among equals those with different starts are
/// different events, all of them read, and of those with one start the later DTSTAMP counts, then the later in the
/// file. An occurrence that would start at a local time that the clocks skip does not take place and does not count
/// (§3.3.10). A CANCEL without DTSTART cancels what it names by UID and RECURRENCE-ID (RFC 5546 §3.2.5). EXRULE is not
/// applied, and told. Cancelled events, transparent ones and those that their owner is shown as free in are kept as
/// occurrences and take nobody's time. Messages that propose or answer (METHOD COUNTER, REPLY and such) are no
/// calendars and told.
///
/// Law: every occurrence overlaps the window, or starts in it where it takes no time.
/// Fails where there is no VCALENDAR, the window is empty or too long, or a limit of the whole file is exceeded;
/// an event that exceeds its own limit keeps what was read and is told.
Checked<Imported> import_calendar(std::string_view text, const ImportOptions& options);

}  // namespace plenary::calendar::ical
