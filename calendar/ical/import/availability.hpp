#pragma once

#include <optional>
#include <vector>

#include "calendar/ical/event/free_busy.hpp"
#include "calendar/ical/import/import_series.hpp"
#include "calendar/ical/text/document.hpp"

/// When somebody works at all: VAVAILABILITY. RFC 7953. Private to the import.
namespace plenary::calendar::ical {

/// One VAVAILABILITY within a window.
struct Availability {
  int priority = 0;                       ///< 1 is the highest, 9 the lowest that is stated, 0 lower still
  BusyType type = BusyType::unavailable;  ///< of its time outside of what is available
  Interval<Instant> span;                 ///< what it tells about
  std::vector<Interval<Instant>> available;
};

/// Reads `component` and its AVAILABLE parts. Nothing where it cannot be placed in time, which is told.
std::optional<Availability> read_availability(const Component& component, TimeReader& times,
                                              const ImportOptions& options, ImportBudget& budget);

/// When there is no time, by all of `parts`: where they overlap the one with the higher priority decides, and
/// of equal ones whichever leaves less time (RFC 7953 §4 leaves it open). Times outside all of them are free.
std::vector<BusyPeriod> unavailable_times(std::vector<Availability> parts);

/// Sorted and without overlap: where periods overlap, the greatest type holds. Nothing free, nothing outside
/// `window`; touching periods of one type are one.
std::vector<BusyPeriod> merge_busy(const std::vector<BusyPeriod>& periods, Interval<Instant> window);

}  // namespace plenary::calendar::ical
