#pragma once

#include <chrono>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "calendar/civil/interval.hpp"
#include "calendar/civil/time.hpp"
#include "calendar/civil/zone.hpp"

/// How documents say when somebody or something is there.
namespace plenary::scheduler {

using ClockSpan = calendar::Interval<calendar::TimeOfDay>;
using BusyTimes = calendar::IntervalSet<calendar::Instant>;

/// Hours that pass midnight end beyond 24:00: from 22:00 to 26:00 is from 22:00 to 02:00.
constexpr calendar::TimeOfDay midnight_after{24 * 60};

/// Whether a clock that shows `at` is within hours that may pass midnight.
constexpr bool is_within(const ClockSpan& hours, calendar::TimeOfDay at) noexcept {
  return hours.contains(at) || hours.contains(at + midnight_after);
}

/// What the clock shows when they end: "24:00" at midnight, "02:00" beyond it.
constexpr calendar::TimeOfDay end_on_clock(const ClockSpan& hours) noexcept {
  return hours.end > midnight_after ? hours.end - midnight_after : hours.end;
}

/// Days, both included, in the reference zone.
struct DateWindow {
  calendar::Date first{};  ///< not a date where no window is stated
  calendar::Date last{};
  friend bool operator==(const DateWindow&, const DateWindow&) = default;
};

/// When somebody cannot come, or something cannot be had. Whoever is busy from a repeated hour on is busy from its
/// first occurrence to its last.
struct BusyTime {
  calendar::LocalTime from;
  calendar::LocalTime to;              ///< exclusive
  std::optional<calendar::Zone> zone;  ///< the programme's if absent; of a room, that of its city
  std::string reason;                  ///< for the eye of whoever keeps the document
  bool if_need_be = false;             ///< a delegation could come all the same, at a price
};

/// When somebody, or a session, would rather be; elsewhere it is possible too.
struct PreferredTimes {
  std::optional<ClockSpan> hours;  ///< of the day; any where they are left out
  std::set<unsigned> weekdays;     ///< by `weekday::c_encoding()`; any where there are none

  bool empty() const noexcept { return !hours && weekdays.empty(); }
  /// Whether a clock that shows `local` is within them.
  bool contains(calendar::LocalTime local) const noexcept;
  friend bool operator==(const PreferredTimes&, const PreferredTimes&) = default;
};

/// From the earlier of two readings of `from` to the later of `to`; empty where it ends before it begins.
calendar::Interval<calendar::Instant> instants_of(const BusyTime& time, const calendar::Zone& otherwise);

/// When a resource is there: on these days, within these hours of each, and not while it is taken.
struct Presence {
  std::optional<DateWindow> window;
  std::optional<ClockSpan> hours;
  std::vector<BusyTime> busy;

  bool is_always() const noexcept { return !window && !hours && busy.empty(); }
};

/// Time that is taken with something: before it begins and after it has ended.
struct TimeAround {
  std::optional<std::chrono::minutes> before;
  std::optional<std::chrono::minutes> after;

  std::chrono::minutes lead() const noexcept { return before.value_or(std::chrono::minutes{0}); }
  std::chrono::minutes tail() const noexcept { return after.value_or(std::chrono::minutes{0}); }
  bool empty() const noexcept { return lead().count() == 0 && tail().count() == 0; }
  friend bool operator==(const TimeAround&, const TimeAround&) = default;
};

}  // namespace plenary::scheduler
