#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "calendar/civil/time.hpp"
#include "calendar/ical/recurrence/recurrence_rule.hpp"

namespace plenary::calendar::ical {

/// BYHOUR, BYMINUTE and BYSECOND of one rule: which parts of a day a period may lie in, and at which
/// times it occurs within one. Private to the expansion of recurrence rules. RFC 5545 §3.3.10.
class ClockPattern {
 public:
  /// What the rule leaves out is taken from `start`; on whole days that is everything.
  ClockPattern(const RecurrenceRule& rule, seconds start, bool whole_days);

  /// Number of times in a period, from 1 to 86,400.
  std::size_t size() const noexcept { return size_; }
  /// The times in order, from the start of the day, or of the hour or minute where that is the period.
  std::int64_t operator[](std::size_t i) const noexcept {
    if (size_ == 1) return first_;
    const std::size_t per_hour = std::size_t{minutes_.size} * seconds_.size;
    return hours_.values[i / per_hour] * 3600 + minutes_.values[i / seconds_.size % minutes_.size] * 60 +
           seconds_.values[i % seconds_.size];
  }
  /// Whether only some parts of the day may hold a period.
  bool limits() const noexcept;
  /// The number of times before `second`.
  std::size_t before(std::int64_t second) const noexcept;

  /// The first second of the day from `second` on at which a period of HOURLY or finer may begin; 86,400 if none.
  std::int64_t first_allowed(std::int64_t second) const noexcept;

 private:
  struct Values {
    std::array<std::uint8_t, 60> values{};
    std::uint8_t size = 0;
  };
  static Values values_of(std::uint64_t mask) noexcept;

  Values hours_;
  Values minutes_;
  Values seconds_;
  std::size_t size_ = 0;
  std::int64_t first_ = 0;
  std::uint64_t allowed_hours_ = 0;
  std::uint64_t allowed_minutes_ = 0;
  std::uint64_t allowed_seconds_ = 0;
};

}  // namespace plenary::calendar::ical
