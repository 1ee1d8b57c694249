#pragma once

#include <cstdint>
#include <vector>

#include "calendar/civil/interval.hpp"
#include "calendar/ical/event/event.hpp"
#include "calendar/ical/recurrence/recurrence.hpp"

namespace plenary::calendar::ical {

/// When an event takes place, overrides aside. RFC 5545 §3.8.5.
struct RecurrenceStarts {
  std::vector<LocalTime> times;             ///< on the event's clock; strictly increasing
  RecurrenceEnd end = RecurrenceEnd::none;  ///< of the rule; without one, `count`
  std::uint64_t periods_examined = 0;
};

/// The start, the rule's occurrences and RDATE without EXDATE, as far as they lie within `window`. What
/// EXDATE names still counts for COUNT; it may name the start itself. The limits are those of the rule.
RecurrenceStarts starts_within(const Recurrence& recurrence, const RecurrenceStart& start, Interval<LocalTime> window,
                               const RecurrenceLimits& limits = {});

}  // namespace plenary::calendar::ical
