#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "calendar/ical/import/import.hpp"
#include "calendar/ical/import/import_times.hpp"
#include "calendar/ical/recurrence/recurrence_rule.hpp"
#include "calendar/ical/text/document.hpp"

/// When a component with DTSTART takes place: a VEVENT, or an AVAILABLE of RFC 7953. Private to the import.
namespace plenary::calendar::ical {

/// What is left of the limits of the whole file.
struct ImportBudget {
  std::size_t occurrences;
  std::uint64_t periods;
  bool exceeded = false;  ///< what remains of either was not enough
};

/// One member of the recurrence set: RFC 5545 §3.8.5.3.
struct Instance {
  LocalTime start;  ///< on the clock of the series
  Length length;
};

/// Instances by the instant of their start.
using Instances = std::map<Instant, Instance>;

/// What EXDATE or RECURRENCE-ID point at: one start, or all of a day.
struct Pointer {
  Instant at;  ///< a start; the midnight of a whole day
  bool whole_day = false;
  LocalTime day;  ///< that midnight on the series' clock
  friend bool operator==(const Pointer&, const Pointer&) = default;
};

struct Series {
  std::size_t line = 0;  ///< of the component's BEGIN
  Moment start;          ///< with its clock
  Length length;
  std::vector<RecurrenceRule> rules;
  std::vector<Instance> added;
  std::vector<Pointer> excluded;

  bool recurs() const noexcept { return !rules.empty() || !added.empty(); }
  /// What `moment` means to this series; it needs no clock of its own.
  Pointer pointer(const Moment& moment) const noexcept;
  Interval<Instant> span(const Instance& instance) const noexcept {
    return span_of({instance.start, start.is_date, start.clock}, instance.length);
  }
};

/// The start and length of `component` and, unless it is an override, what it says of its recurrence. Nothing
/// where it cannot be placed in time, which is told.
std::optional<Series> read_series(const Component& component, TimeReader& times);

/// What was made of a series.
struct Expansion {
  Instances instances;
  bool complete = true;  ///< no limit was met
};

/// The instances that start within `starts`, at least, without the excluded ones; some may lie a day outside.
/// A limit of the series is told, one of the file is noted in `budget`.
Expansion expand(const Series& series, Interval<Instant> starts, const ImportLimits& limits, ImportBudget& budget,
                 Problems& problems);

}  // namespace plenary::calendar::ical
