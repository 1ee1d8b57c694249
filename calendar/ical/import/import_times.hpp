#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "calendar/civil/interval.hpp"
#include "calendar/ical/event/event.hpp"
#include "calendar/ical/text/content_line.hpp"
#include "calendar/ical/zone/file_zones.hpp"
#include "calendar/result.hpp"

/// Times and durations as strangers write them. Private to the import.
namespace plenary::calendar::ical {

/// What is wrong with a file, by line, up to a number.
class Problems {
 public:
  explicit Problems(std::size_t most) noexcept : most_(most) {}
  void add(std::size_t line, std::string_view value, std::string message, std::string allowed = {},
           std::string fix = {});
  void add(std::size_t line, Error error);
  /// In the order of lines; the last says how many more there were.
  Errors take();

 private:
  struct Entry {
    std::size_t line;
    Error error;
  };
  std::size_t most_;
  std::size_t left_out_ = 0;
  std::vector<Entry> entries_;
};

/// A date or time on the clock that it was written for.
struct Moment {
  LocalTime local;  ///< midnight of a whole day
  bool is_date = false;
  std::optional<FileZone> clock;  ///< absent for a date and a floating time until a zone is stated for them

  Instant instant() const noexcept { return clock->to_instant(local); }
};

/// How long something lasts: whole days on the wall, then an exact time. RFC 5545 §3.3.6.
struct Length {
  days nominal{};
  seconds exact{};
  friend bool operator==(const Length&, const Length&) = default;
};

/// A century: neither a meeting nor a shift of one is longer, and sums stay within the calendar.
inline constexpr days longest_length{36'525};

/// The instants from `start`, which has a clock, for `length`.
Interval<Instant> span_of(const Moment& start, const Length& length) noexcept;
/// The same as it is shown: whole days, or in the zone of `start`.
std::variant<DateSpan, TimedSpan> when_of(const Moment& start, const Length& length);

/// "P1DT2H" as a day and two hours; nothing where it is no duration or longer than a century.
std::optional<Length> parse_length(std::string_view text);

/// Reads the time properties of one VCALENDAR; what cannot be read is told.
class TimeReader {
 public:
  /// `suggestion`: the zone that the file gives for its floating times (X-WR-TIMEZONE); only ever proposed.
  TimeReader(FileZones& zones, std::optional<Zone> floating, std::string suggestion, Problems& problems)
      : zones_(zones), floating_(floating), suggestion_(std::move(suggestion)), problems_(problems) {}

  /// `value`, which stands in `line` alone or in a list.
  std::optional<Moment> read(const ContentLine& line, std::string_view value);
  /// The same with a clock: the stated zone's for dates and floating times, else a problem.
  std::optional<Moment> read_anchored(const ContentLine& line, std::string_view value);
  bool anchor(const ContentLine& line, Moment& moment);

  Problems& problems() noexcept { return problems_; }

 private:
  std::optional<Moment> in_zone(const ContentLine& line, LocalTime time, std::string_view tzid);

  FileZones& zones_;
  std::optional<Zone> floating_;
  std::string suggestion_;
  Problems& problems_;
};

}  // namespace plenary::calendar::ical
