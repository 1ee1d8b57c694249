#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "calendar/civil/time.hpp"

/// Values in the basic format of ISO 8601 that iCalendar uses, read in any case (§2). RFC 5545 §3.3.
namespace plenary::calendar::ical {

std::string basic(Date date);         ///< 20200916
std::string basic(LocalTime local);   ///< 20200916T140000
std::string basic(Instant instant);   ///< 20200916T120000Z
std::string basic(UtcOffset offset);  ///< +0200; -004430 where seconds are not zero

/// A DATE or DATE-TIME as written: which of its forms it has says what it is. RFC 5545 §3.3.4–5.
struct DateTimeValue {
  LocalTime time;  ///< midnight for a DATE
  bool is_date = false;
  bool is_utc = false;  ///< it ends in Z
  friend bool operator==(const DateTimeValue&, const DateTimeValue&) = default;
};

/// Nothing where the form or the date is wrong. A leap second (:60) is read as :59.
std::optional<DateTimeValue> parse_date_time(std::string_view text);
/// The same as strangers write it: with spaces around, "T1400" without seconds, "T240000" as the midnight
/// that ends the day.
std::optional<DateTimeValue> parse_date_time_loosely(std::string_view text);
/// "+0200", "-004430"; "-0000" is refused. RFC 5545 §3.3.14.
std::optional<UtcOffset> parse_utc_offset(std::string_view text);
/// "PT1H30M", "P1D", "P2W", "-PT15M". RFC 5545 §3.3.6; a day is nominal and counted as 24 hours.
std::optional<seconds> parse_nominal_duration(std::string_view text);
/// Whether `text` is one by the letter: weeks alone, and no unit of the clock left out between two others.
bool is_duration(std::string_view text) noexcept;

}  // namespace plenary::calendar::ical
