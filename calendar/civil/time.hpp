#pragma once

#include <chrono>
#include <compare>

/// The words for time that the whole product uses. Only `std::chrono` types appear in headers;
/// Hinnant's `date` library stays behind `Zone`.
namespace plenary::calendar {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;
using std::chrono::sys_days;
using std::chrono::weekday;
using std::chrono::year;

/// A point on the UTC time line, to the second.
using Instant = std::chrono::sys_seconds;

/// What a clock on a wall shows, without saying where the wall stands.
using LocalTime = std::chrono::local_seconds;

/// A day of the proleptic Gregorian calendar; may be invalid until `ok()` was asked.
using Date = std::chrono::year_month_day;

/// Minutes since local midnight, [0, 24 h]; 24 h is the end of the day.
using TimeOfDay = std::chrono::minutes;

/// Local time minus UTC; positive east of Greenwich.
using UtcOffset = std::chrono::seconds;

/// The calendar day on which `local` falls.
constexpr Date date_of(LocalTime local) noexcept { return Date{std::chrono::floor<days>(local)}; }

/// Midnight at the start of `date`, on the local time line.
constexpr LocalTime midnight(Date date) noexcept { return std::chrono::local_days{date}; }

/// The part of `local` since its midnight, in whole minutes.
constexpr TimeOfDay time_of_day(LocalTime local) noexcept {
  return std::chrono::floor<minutes>(local - std::chrono::floor<days>(local));
}

/// The day of the week of `date`.
constexpr weekday weekday_of(Date date) noexcept { return weekday{sys_days{date}}; }

}  // namespace plenary::calendar
