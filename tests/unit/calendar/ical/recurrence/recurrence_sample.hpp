#pragma once

#include <array>
#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>

#include "calendar/ical/recurrence/recurrence.hpp"

/// How the tests of recurrence rules spell starts and occurrences.
namespace plenary::calendar::ical::sample {

inline RecurrenceRule rule(std::string_view text) {
  const auto parsed = parse_recurrence_rule(text);
  if (!parsed) throw std::invalid_argument(plenary::to_text(parsed.error()));
  return *parsed;
}

inline LocalTime at(std::string_view text) { return parse_local_time(text).value(); }

/// "1997-09-02" is a whole day, "1997-09-02 09:00" floats, "1997-09-02 09:00 America/New_York" is in a zone.
inline RecurrenceStart start(std::string_view text) {
  if (text.size() == 10) return parse_date(text).value();
  if (text.size() == 16) return at(text);
  return parse_zoned_time(text).value();
}

/// The first occurrences as RFC 5545 lists them: "1997 Sep 2, 12, 22; Oct 2"; a month with its year where
/// that changes, a clock time where it is not the start's: "2 12:00". Ends in "…" if there are more than `most`.
inline std::string occurrences(std::string_view start_text, std::string_view rule_text, std::size_t most = 200) {
  constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  RecurrenceExpander expander{rule(rule_text), start(start_text)};
  const TimeOfDay usual = time_of_day(local_time(start(start_text)));
  std::string out;
  Date last;
  for (std::size_t i = 0; const auto time = expander.next(); ++i) {
    if (i == most) return out + ", …";
    const Date date = date_of(*time);
    if (i > 0) out += date.year() == last.year() && date.month() == last.month() ? ", " : "; ";
    if (i == 0 || date.year() != last.year()) out += std::to_string(static_cast<int>(date.year())) + " ";
    if (i == 0 || date.year() != last.year() || date.month() != last.month()) {
      out += months[static_cast<unsigned>(date.month()) - 1] + std::string{" "};
    }
    out += std::to_string(static_cast<unsigned>(date.day()));
    if (time_of_day(*time) != usual) out += " " + to_clock(time_of_day(*time));
    last = date;
  }
  return out;
}

}  // namespace plenary::calendar::ical::sample
