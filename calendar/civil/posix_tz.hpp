#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "calendar/civil/time.hpp"
#include "calendar/result.hpp"

/// The POSIX TZ string that ends a TZif file and rules the years after its table (RFC 9636 §3.3.1).
namespace plenary::calendar {

/// "M10.5.0": the `week`th `day` of `month`; week 5 is the last one.
struct NthWeekday {
  unsigned month = 1;
  unsigned week = 1;
  unsigned day = 0;  ///< Sunday = 0
  friend bool operator==(const NthWeekday&, const NthWeekday&) = default;
};

/// "J60": day 1–365, 29 February never counted.
struct JulianDay {
  unsigned day = 1;
  friend bool operator==(const JulianDay&, const JulianDay&) = default;
};

/// "59": day 0–365, 29 February counted.
struct DayOfYear {
  unsigned day = 0;
  friend bool operator==(const DayOfYear&, const DayOfYear&) = default;
};

/// When clocks change each year, by the clock in force before the change.
struct PosixRule {
  std::variant<NthWeekday, JulianDay, DayOfYear> day;
  seconds time = hours{2};  ///< from local midnight, ±167 h
  friend bool operator==(const PosixRule&, const PosixRule&) = default;
};

struct PosixTz {
  struct Name {
    std::string abbreviation;
    UtcOffset offset{};
    friend bool operator==(const Name&, const Name&) = default;
  };
  /// What POSIX calls daylight saving; its offset is the smaller one in Dublin.
  struct Alternate {
    Name name;
    PosixRule start;
    PosixRule end;
    friend bool operator==(const Alternate&, const Alternate&) = default;
  };

  Name standard;
  std::optional<Alternate> alternate;

  /// "CET-1CEST,M3.5.0,M10.5.0/3"; the rules must be stated, POSIX leaves their default to the machine.
  static Result<PosixTz> parse(std::string_view text);

  friend bool operator==(const PosixTz&, const PosixTz&) = default;
};

/// One change of clocks that a rule makes: `after` is in force from `at` on.
struct PosixChange {
  Instant at;
  PosixTz::Name after;
  friend bool operator==(const PosixChange&, const PosixChange&) = default;
};

/// The changes whose rules name the years first–last, in order; none where `tz` has no alternate time.
std::vector<PosixChange> changes(const PosixTz& tz, year first, year last);

}  // namespace plenary::calendar
