#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "calendar/civil/interval.hpp"
#include "calendar/civil/time.hpp"
#include "calendar/ical/recurrence/recurrence_rule.hpp"
#include "calendar/ical/text/document.hpp"

namespace plenary::calendar::ical {

/// An offset from UTC that holds from `from` on.
struct OffsetStep {
  Instant from;
  UtcOffset offset;
  friend bool operator==(const OffsetStep&, const OffsetStep&) = default;
};

/// Offsets through time, by start and never empty; the first one holds before its start too.
using OffsetSteps = std::vector<OffsetStep>;

/// The offset at `instant`.
UtcOffset offset_in(const OffsetSteps& steps, Instant instant) noexcept;

/// What a file's own VTIMEZONE says, whatever the tz database knows. RFC 5545 §3.6.5.
///
/// An onset is the DTSTART of an observance, what its RRULEs make of it, or an RDATE, each read with TZOFFSETFROM
/// (§3.6.5: "local time standard offset … in effect prior to"). The latest onset decides; before the first one the
/// TZOFFSETFROM of that one holds (§3.8.3.3). Onsets may lie in any year, 0001 and 1601 included.
class FileTimezone {
 public:
  /// Nothing where there is no observance with a start and both offsets. What else cannot be read is left out.
  static std::optional<FileTimezone> read(const Component& vtimezone);

  /// Without onset or rule nothing is said before it but TZOFFSETFROM.
  Instant first_onset() const noexcept { return first_onset_; }

  /// What holds within `span`, the first step at its start. `budget` is what may be spent, in periods of rules
  /// looked at and onsets made (some 30 ns each), and is lowered by what was. Nothing where it does not suffice, or
  /// where a rule makes more than 400 onsets within the span or needs more than 5,000 periods.
  std::optional<OffsetSteps> steps(Interval<Instant> span, std::size_t& budget) const;

 private:
  struct Observance {
    LocalTime start;
    UtcOffset before;
    UtcOffset after;
    std::vector<RecurrenceRule> rules;  ///< UNTIL on the clock of `before`
    std::vector<LocalTime> dates;
  };

  static std::optional<Observance> read_observance(const Component& component);

  std::vector<Observance> observances_;
  Instant first_onset_;
  UtcOffset before_first_{};
};

}  // namespace plenary::calendar::ical
