#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "calendar/civil/holiday.hpp"
#include "calendar/civil/time.hpp"
#include "calendar/result.hpp"

namespace plenary::calendar {

/// The same day every year; 29 February only in leap years.
struct FixedDate {
  std::chrono::month_day day;
  friend bool operator==(const FixedDate&, const FixedDate&) = default;
};

enum class EasterRite { western, orthodox };

/// `shift` days after Easter Sunday.
struct EasterDate {
  EasterRite rite = EasterRite::western;
  days shift{};
  friend bool operator==(const EasterDate&, const EasterDate&) = default;
};

/// The `ordinal`-th weekday of a month, 1 to 5, or the last one for -1.
struct NthWeekday {
  int ordinal = 1;
  weekday day;
  std::chrono::month month;
  friend bool operator==(const NthWeekday&, const NthWeekday&) = default;
};

/// The first such weekday on or after a day of the year.
struct WeekdayFrom {
  weekday day;
  std::chrono::month_day first;
  friend bool operator==(const WeekdayFrom&, const WeekdayFrom&) = default;
};

/// `shift` days after a day of the Umm al-Qura calendar; tentative until confirmed.
struct HijriDate {
  unsigned month = 1;  ///< 1–12
  unsigned day = 1;    ///< 1–30
  days shift{};
  friend bool operator==(const HijriDate&, const HijriDate&) = default;
};

/// `shift` days after a public holiday of the same country, id and English name that falls on a weekday.
struct InLieu {
  weekday instead_of;
  days shift{};
  friend bool operator==(const InLieu&, const InLieu&) = default;
};

/// A day stated by itself.
struct StatedDate {
  Date date;
  bool tentative = false;
  bool disputed = false;
  std::optional<Date> worked_instead;
  std::string reference;  ///< where it was announced; may be empty
  friend bool operator==(const StatedDate&, const StatedDate&) = default;
};

using HolidayPattern =
    std::variant<FixedDate, EasterDate, NthWeekday, WeekdayFrom, HijriDate, InLieu, std::vector<StatedDate>>;

/// Why a country rests on certain days, and in which years.
struct HolidayRule {
  std::string country;
  std::string concept_id;
  LocalizedText name;
  std::string local_name;
  HolidayKind kind = HolidayKind::public_holiday;
  HolidayScope scope = HolidayScope::national;
  TimeOfDay half_day_from = std::chrono::hours{12};  ///< of half days: when work ends
  HolidayPattern pattern;
  std::optional<year> first_year;  ///< of the resulting date; without it as far back as is known
  std::optional<year> last_year;   ///< included; without it until further notice
  std::vector<Date> except;        ///< resulting dates that are none after all
  std::vector<Date> confirmed;     ///< resulting dates that were announced
  bool until_confirmed = false;    ///< an in-lieu date is tentative unless confirmed; Hijri dates always are
  std::optional<Date> disputed_from;
  std::string source;
};

/// Reads the notation of data/holidays/rules.json:
///
///     fixed 11-01            easter +39             orthodox-easter -2      first monday of 05
///     saturday from 10-31    hijri 10-01 +1         instead-of sunday +1    last thursday of 11
Result<HolidayPattern> parse_holiday_pattern(std::string_view text);

}  // namespace plenary::calendar
