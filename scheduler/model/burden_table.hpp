#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/civil/interval.hpp"
#include "calendar/civil/time.hpp"
#include "calendar/text.hpp"
#include "scheduler/model/role.hpp"

namespace plenary::scheduler {

/// Points per quarter of an hour.
struct Rate {
  /// A day and an hour together: seven bits in the solver's rows; × the longest session's 720 minutes it fits into
  /// sixteen.
  static constexpr int most = 90;
  static constexpr int most_of_one = most / 2;  ///< of a day alone, or of an hour
  std::uint8_t points = 0;                      ///< 0–90
  friend auto operator<=>(const Rate&, const Rate&) = default;
};

/// What a moment is to a delegation: by its hour, by its day, or by its own calendar. The order is that of
/// `circumstance_names`.
enum class Circumstance : std::uint8_t {
  core,        ///< working hours
  shoulder,    ///< just before or after the working day
  lunch,       ///< the break of the working day
  off_hours,   ///< daytime outside office hours
  clock_band,  ///< early morning, evening or night by the clock
  friday_prayer,
  iftar,  ///< around sunset in Ramadan
  rest_day,
  holiday,
  half_holiday,    ///< the afternoon of a half-day holiday
  tentative,       ///< a holiday whose date is not announced yet
  near_tentative,  ///< the day before or after such a holiday
  disputed,        ///< a holiday that not all sources know: costs nothing
  outside_hours,   ///< outside the hours that the invitation allows
  busy,            ///< the delegation's own calendar
  if_need_be,      ///< the delegation could come all the same
  not_preferred    ///< outside the times that the delegation prefers
};

inline constexpr std::array<std::string_view, 17> circumstance_names{
    "core",     "shoulder",      "lunch",   "off_hours",    "clock_band",   "friday_prayer",
    "iftar",    "rest_day",      "holiday", "half_holiday", "tentative",    "near_tentative",
    "disputed", "outside_hours", "busy",    "if_need_be",   "not_preferred"};

/// As answers write it: "half_holiday".
constexpr std::string_view name_of(Circumstance what) noexcept {
  return circumstance_names[static_cast<std::size_t>(what)];
}

/// A span of the local clock with its own rate; may run over midnight (22:00–06:00).
struct ClockBand {
  calendar::TimeOfDay from;
  calendar::TimeOfDay to;
  Rate rate;
  LocalizedText reason;  ///< "night"
};

/// How tables of today begin.
inline constexpr std::string_view burden_table_format = "plenary-burden/2";

/// The versioned, editable price list of odd hours and days; data/burden/table.json is the one that is shipped. What
/// a moment costs is the dearest of its hour plus the dearest of its day.
struct BurdenTable {
  int version = 0;
  Rate core;
  Rate shoulder;
  std::chrono::minutes shoulder_length{60};
  Rate lunch;
  calendar::Interval<calendar::TimeOfDay> default_lunch;  ///< where the working day has no known break
  Rate off_hours;
  std::vector<ClockBand> bands;  ///< first match counts
  Rate friday_prayer;
  Rate iftar;
  std::chrono::minutes iftar_margin{45};  ///< each side of sunset, then rounded outwards to quarter hours
  Rate rest_day;                          ///< when waived, and for the invitation of those who stay away
  Rate holiday;                           ///< likewise
  Rate tentative;
  Rate near_tentative;
  Rate busy;  ///< for the invitation at a time when the delegation is busy
  // Wishes: the dearer of the two on top of hour and day, and never more than `busy` in all.
  Rate if_need_be{6};
  Rate not_preferred{2};
  std::array<std::uint16_t, all_roles.size()> weight_percent{};  ///< by role, 0–1000

  std::uint16_t weight_of(Role role) const noexcept { return weight_percent[static_cast<std::size_t>(role)]; }
  /// As ledgers name it: "plenary-burden/2 version 2".
  std::string name() const { return std::string{burden_table_format} + " version " + std::to_string(version); }
};

}  // namespace plenary::scheduler
