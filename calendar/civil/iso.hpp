#pragma once

#include <string>
#include <string_view>

#include "calendar/civil/time.hpp"
#include "calendar/civil/zone.hpp"
#include "calendar/result.hpp"

/// ISO 8601 as people write it, strictly: a date that does not exist is an error that says why.
/// `Error::where` is left empty for the caller to fill in.
namespace plenary::calendar {

/// "2020-09-16"; years 1900–2199.
Result<Date> parse_date(std::string_view text);
/// "14:00", and "24:00" as the end of the day.
Result<TimeOfDay> parse_time_of_day(std::string_view text);
/// "2020-09-16T14:00", also with a space and with seconds.
Result<LocalTime> parse_local_time(std::string_view text);
/// "2020-09-16T12:00:00Z".
Result<Instant> parse_instant(std::string_view text);
/// "PT1H30M", "PT90M", "P1D" is refused: a day is not 24 hours. Positive, whole minutes.
Result<minutes> parse_duration(std::string_view text);

/// A wall-clock time in a named zone: what people agree on; the instant is derived.
struct ZonedTime {
  LocalTime local;
  Zone zone;
  friend bool operator==(const ZonedTime&, const ZonedTime&) = default;
};

/// "2020-09-16 14:00 Europe/Brussels"; refuses "… CEST" with the zones that it may mean.
Result<ZonedTime> parse_zoned_time(std::string_view text);

std::string to_iso(Date date);              ///< 2020-09-16
std::string to_iso(LocalTime local);        ///< 2020-09-16T14:00, seconds only when not zero
std::string to_iso(Instant instant);        ///< 2020-09-16T12:00:00Z
std::string to_iso_duration(minutes span);  ///< PT1H30M
std::string to_clock(TimeOfDay time);       ///< 14:00
std::string to_offset(UtcOffset offset);    ///< +02:00; seconds only when not zero

}  // namespace plenary::calendar
