#include "calendar/ical/text/values.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>

#include "calendar/ascii.hpp"
#include "calendar/ical/text/content_line.hpp"

namespace plenary::calendar::ical {

namespace {

/// The next `count` digits of `text` as a number, taken off its front; nothing if it has fewer.
std::optional<int> take_digits(std::string_view& text, std::size_t count) {
  if (text.size() < count) return std::nullopt;
  int value = 0;
  for (const char c : text.substr(0, count)) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  text.remove_prefix(count);
  return value;
}

/// `expected` is in upper case; letters count in any (RFC 5545 §2, RFC 5234 §2.3).
bool take(std::string_view& text, char expected) {
  if (text.empty() || ascii::to_upper(text.front()) != expected) return false;
  text.remove_prefix(1);
  return true;
}

}  // namespace

std::string basic(Date date) {
  return fmt::format("{:04}{:02}{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}

std::string basic(LocalTime local) {
  const std::chrono::hh_mm_ss clock{local - std::chrono::floor<days>(local)};
  return fmt::format("{}T{:02}{:02}{:02}", basic(date_of(local)), clock.hours().count(), clock.minutes().count(),
                     clock.seconds().count());
}

std::string basic(Instant instant) { return basic(LocalTime{instant.time_since_epoch()}) + 'Z'; }

std::string basic(UtcOffset offset) {
  const std::chrono::hh_mm_ss clock{offset};
  std::string text =
      fmt::format("{}{:02}{:02}", clock.is_negative() ? '-' : '+', clock.hours().count(), clock.minutes().count());
  if (clock.seconds().count() != 0) text += fmt::format("{:02}", clock.seconds().count());
  return text;
}

std::optional<DateTimeValue> parse_date_time(std::string_view text) {
  const auto y = take_digits(text, 4);
  const auto m = take_digits(text, 2);
  const auto d = take_digits(text, 2);
  if (!y || !m || !d) return std::nullopt;
  const Date date{year{*y}, std::chrono::month{static_cast<unsigned>(*m)}, std::chrono::day{static_cast<unsigned>(*d)}};
  if (!date.ok()) return std::nullopt;
  DateTimeValue value{midnight(date), text.empty(), false};
  if (value.is_date) return value;

  if (!take(text, 'T')) return std::nullopt;
  const auto hour = take_digits(text, 2);
  const auto minute = take_digits(text, 2);
  const auto second = take_digits(text, 2);
  if (!hour || !minute || !second || *hour > 23 || *minute > 59 || *second > 60) return std::nullopt;
  value.time += hours{*hour} + minutes{*minute} + seconds{*second == 60 ? 59 : *second};
  value.is_utc = take(text, 'Z');
  if (!text.empty()) return std::nullopt;
  return value;
}

std::optional<DateTimeValue> parse_date_time_loosely(std::string_view text) {
  std::string value = ascii::upper(trimmed(text));
  constexpr std::size_t time = 9;  // after "20200916T"
  if (value.size() == time + 4 || (value.size() == time + 5 && value.back() == 'Z')) value.insert(time + 4, "00");
  const bool next_day = value.size() > time && value.compare(time, 6, "240000") == 0;
  if (next_day) value.replace(time, 2, "00");
  auto parsed = parse_date_time(value);
  if (parsed && next_day) parsed->time += days{1};
  return parsed;
}

std::optional<UtcOffset> parse_utc_offset(std::string_view text) {
  const bool negative = take(text, '-');
  if (!negative && !take(text, '+')) return std::nullopt;
  const auto hour = take_digits(text, 2);
  const auto minute = take_digits(text, 2);
  const auto second = text.empty() ? std::optional<int>{0} : take_digits(text, 2);
  if (!hour || !minute || !second || !text.empty() || *hour > 23 || *minute > 59 || *second > 59) return std::nullopt;
  const UtcOffset offset = hours{*hour} + minutes{*minute} + seconds{*second};
  if (negative && offset == UtcOffset{}) return std::nullopt;
  return negative ? -offset : offset;
}

bool is_duration(std::string_view text) noexcept {
  if (!parse_nominal_duration(text)) return false;
  const auto has = [&](char unit) {
    return std::ranges::any_of(text, [&](char c) { return ascii::to_upper(c) == unit; });
  };
  if (has('W')) return !has('D') && !has('T');
  return !has('S') || !has('H') || has('M');
}

std::optional<seconds> parse_nominal_duration(std::string_view text) {
  const bool negative = take(text, '-');
  if (!negative) take(text, '+');
  if (!take(text, 'P')) return std::nullopt;

  // Each unit at most once and in this order; T before the units of a day. Nine digits cannot overflow.
  std::int64_t total = 0;
  bool any = false;
  bool in_time = false;
  std::string_view units = "WDHMS";
  while (!text.empty()) {
    if (!in_time && take(text, 'T')) {
      in_time = true;
      any = false;
      continue;
    }
    const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
    if (digits == 0 || digits > 9) return std::nullopt;
    const auto count = take_digits(text, digits);
    const char letter = text.empty() ? '\0' : ascii::to_upper(text.front());
    const std::size_t unit = units.find(letter);
    if (!count || unit == std::string_view::npos) return std::nullopt;
    if (in_time != (letter == 'H' || letter == 'M' || letter == 'S')) return std::nullopt;
    const std::int64_t length = letter == 'W'   ? 604800
                                : letter == 'D' ? 86400
                                : letter == 'H' ? 3600
                                : letter == 'M' ? 60
                                                : 1;
    total += *count * length;
    any = true;
    text.remove_prefix(1);
    units.remove_prefix(unit + 1);
  }
  if (!any) return std::nullopt;
  return seconds{negative ? -total : total};
}

}  // namespace plenary::calendar::ical
