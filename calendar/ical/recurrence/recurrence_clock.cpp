#include "calendar/ical/recurrence/recurrence_clock.hpp"

#include <bit>

namespace plenary::calendar::ical {

namespace {

/// The values as bits; `missing` where the rule leaves the part out.
std::uint64_t mask_of(const std::vector<int>& values, std::uint64_t missing, int most) {
  std::uint64_t mask = 0;
  for (const int value : values) {
    // A leap second has no place on our clock: 23:59:60 is read as 23:59:59.
    if (value >= 0 && value <= 60) mask |= std::uint64_t{1} << (value > most ? most : value);
  }
  return values.empty() ? missing : mask;
}

constexpr std::uint64_t all = ~std::uint64_t{0};

}  // namespace

ClockPattern::Values ClockPattern::values_of(std::uint64_t mask) noexcept {
  Values values;
  for (; mask != 0; mask &= mask - 1) {
    values.values[values.size++] = static_cast<std::uint8_t>(std::countr_zero(mask));
  }
  return values;
}

ClockPattern::ClockPattern(const RecurrenceRule& rule, seconds start, bool whole_days) {
  const RecurrenceRule none;
  const RecurrenceRule& used = whole_days ? none : rule;
  const std::chrono::hh_mm_ss clock{start};
  const auto bit = [](auto count) { return std::uint64_t{1} << count; };

  // A part of a unit finer than the period expands it, any other limits it.
  const bool hours_expand = rule.frequency >= Frequency::daily;
  const bool minutes_expand = rule.frequency >= Frequency::hourly;
  const bool seconds_expand = rule.frequency >= Frequency::minutely;
  hours_ = values_of(hours_expand ? mask_of(used.by_hour, bit(clock.hours().count()), 23) : 1);
  minutes_ = values_of(minutes_expand ? mask_of(used.by_minute, bit(clock.minutes().count()), 59) : 1);
  seconds_ = values_of(seconds_expand ? mask_of(used.by_second, bit(clock.seconds().count()), 59) : 1);
  size_ = std::size_t{hours_.size} * minutes_.size * seconds_.size;
  first_ = hours_.values[0] * 3600 + minutes_.values[0] * 60 + seconds_.values[0];
  allowed_hours_ = hours_expand ? all : mask_of(used.by_hour, all, 23);
  allowed_minutes_ = minutes_expand ? all : mask_of(used.by_minute, all, 59);
  allowed_seconds_ = seconds_expand ? all : mask_of(used.by_second, all, 59);
}

bool ClockPattern::limits() const noexcept {
  return allowed_hours_ != all || allowed_minutes_ != all || allowed_seconds_ != all;
}

std::size_t ClockPattern::before(std::int64_t second) const noexcept {
  std::size_t low = 0;
  std::size_t high = size_;
  while (low < high) {
    const std::size_t middle = low + (high - low) / 2;
    if ((*this)[middle] < second) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

std::int64_t ClockPattern::first_allowed(std::int64_t second) const noexcept {
  // The first bit of `mask` from `from` on that is less than `end`, or `end`.
  const auto next = [](std::uint64_t mask, std::int64_t from, std::int64_t end) {
    const std::uint64_t left = mask >> from << from;
    const int found = std::countr_zero(left);
    return found < end ? found : end;
  };
  constexpr std::int64_t day = 86'400;
  while (second < day) {
    const std::int64_t hour = next(allowed_hours_, second / 3600, 24);
    if (hour * 3600 > second) second = hour * 3600;
    if (hour == 24) return day;
    const std::int64_t minute = next(allowed_minutes_, second / 60 % 60, 60);
    const std::int64_t from_minute = hour * 3600 + minute * 60;
    if (from_minute > second) second = from_minute;
    if (minute == 60) continue;
    const std::int64_t in_minute = next(allowed_seconds_, second % 60, 60);
    second = from_minute + in_minute;
    if (in_minute < 60) return second;
  }
  return day;
}

}  // namespace plenary::calendar::ical
