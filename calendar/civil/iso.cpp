#include "calendar/civil/iso.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

namespace plenary::calendar {

namespace {

constexpr int first_year = 1900;
constexpr int last_year = 2199;

/// Codes are those of the catalogue.
Message message(std::string_view code) { return {code, {}}; }

tl::unexpected<Error> refuse(std::string_view text, Message wrong, Message allowed, Message fix) {
  return unexpected(Error{"", printable(text), std::move(wrong), std::move(allowed), std::move(fix)});
}

/// Does `text` have the shape of `pattern`, in which 9 stands for any digit?
bool has_shape(std::string_view text, std::string_view pattern) noexcept {
  return std::equal(text.begin(), text.end(), pattern.begin(), pattern.end(),
                    [](char c, char p) { return p == '9' ? c >= '0' && c <= '9' : c == p; });
}

/// The value of `length` digits at `from`; the caller has checked that they are digits.
int digits(std::string_view text, std::size_t from, std::size_t length) noexcept {
  int value = 0;
  for (const char c : text.substr(from, length)) value = value * 10 + (c - '0');
  return value;
}

/// "2020-09-16" of digits: the date, or an error whose value is `whole`, the text that it stands in.
Result<Date> date_in(std::string_view text, std::string_view whole) {
  const int y = digits(text, 0, 4);
  const auto m = static_cast<unsigned>(digits(text, 5, 2));
  const auto d = static_cast<unsigned>(digits(text, 8, 2));
  if (y < first_year || y > last_year) {
    return refuse(whole, {"date.year-unknown", {{"year", std::to_string(y)}}},
                  {"date.years", {{"first", std::to_string(first_year)}, {"last", std::to_string(last_year)}}},
                  message("date.check-year"));
  }
  if (m < 1 || m > 12) {
    const bool swapped = m > 12 && d >= 1 && d <= 12;
    return refuse(whole, {"date.no-month", {{"month", std::to_string(m)}}}, message("date.months"),
                  swapped ? Message{"date.swapped", {{"date", fmt::format("{:04}-{:02}-{:02}", y, d, m)}}}
                          : message("date.write-in-order"));
  }
  const Date last = std::chrono::year{y} / std::chrono::month{m} / std::chrono::last;
  const auto most = static_cast<unsigned>(last.day());
  if (d >= 1 && d <= most) return std::chrono::year{y} / std::chrono::month{m} / std::chrono::day{d};
  const bool no_leap_year = m == 2 && d == 29;
  return refuse(whole,
                no_leap_year ? Message{"date.no-leap-year", {{"year", std::to_string(y)}}}
                             : Message{"date.no-day", {{"month", MonthName{last.month()}}, {"days", most}}},
                {"date.days", {{"last", std::to_string(most)}}},
                to_iso(d == 0 ? Date{last.year() / last.month() / 1} : last));
}

/// "14:00" or "14:00:30" of digits, before 24:00.
std::optional<seconds> clock_in(std::string_view text) noexcept {
  const int hour = digits(text, 0, 2);
  const int minute = digits(text, 3, 2);
  const int second = text.size() > 5 ? digits(text, 6, 2) : 0;
  if (hour > 23 || minute > 59 || second > 59) return {};
  return hours{hour} + minutes{minute} + seconds{second};
}

/// A date, one character and a clock time; the text has the right shape.
Result<LocalTime> local_in(std::string_view text, std::string_view whole) {
  const auto date = date_in(text.substr(0, 10), whole);
  if (!date) return unexpected(date.error());
  const std::string_view clock = text.substr(11);
  const auto since_midnight = clock_in(clock);
  if (since_midnight) return midnight(*date) + *since_midnight;
  if (clock == "24:00" || clock == "24:00:00") {
    return refuse(whole, message("time.end-of-day"), "00:00–23:59", to_iso(midnight(*date) + days{1}));
  }
  return refuse(whole, {"time.on-no-clock", {{"clock", clock}}}, message("time.with-seconds"),
                message("time.write-as"));
}

bool is_local_shape(std::string_view text) noexcept {
  return has_shape(text, "9999-99-99T99:99") || has_shape(text, "9999-99-99 99:99") ||
         has_shape(text, "9999-99-99T99:99:99") || has_shape(text, "9999-99-99 99:99:99");
}

/// Takes the number before `unit` from the front of `text`, if it is there; at most five digits.
std::optional<int> take_amount(std::string_view& text, char unit) noexcept {
  const auto end = text.find(unit);
  if (end == text.npos || end == 0 || end > 5) return {};
  const std::string_view amount = text.substr(0, end);
  if (!std::all_of(amount.begin(), amount.end(), [](char c) { return c >= '0' && c <= '9'; })) return {};
  text.remove_prefix(end + 1);
  return digits(amount, 0, amount.size());
}

}  // namespace

Result<Date> parse_date(std::string_view text) {
  if (!has_shape(text, "9999-99-99")) {
    return refuse(text, message("date.malformed"), message("date.example"), message("date.write-with-zeros"));
  }
  return date_in(text, text);
}

Result<TimeOfDay> parse_time_of_day(std::string_view text) {
  if (text == "24:00") return hours{24};
  const auto time = has_shape(text, "99:99") ? clock_in(text) : std::nullopt;
  if (!time) {
    return refuse(text, message("time.malformed"), message("time.allowed"), message("time.write-with-zeros"));
  }
  return std::chrono::duration_cast<minutes>(*time);
}

Result<LocalTime> parse_local_time(std::string_view text) {
  if (is_local_shape(text)) return local_in(text, text);
  const bool has_offset =
      text.size() > 16 && is_local_shape(text.substr(0, 16)) && text.find_first_of("Z+-", 16) != text.npos;
  return refuse(text, message(has_offset ? "local-time.with-offset" : "local-time.malformed"),
                message("local-time.example"),
                has_offset ? Message{"local-time.without-offset", {{"time", text.substr(0, 16)}}}
                           : message("local-time.write-as"));
}

Result<Instant> parse_instant(std::string_view text) {
  if (!has_shape(text, "9999-99-99T99:99:99Z")) {
    return refuse(text, message("instant.malformed"), message("instant.example"), message("instant.write-as"));
  }
  const auto local = local_in(text.substr(0, text.size() - 1), text);
  if (!local) return unexpected(local.error());
  return Instant{local->time_since_epoch()};
}

Result<minutes> parse_duration(std::string_view text) {
  const Message allowed = message("duration.example");
  if (text.starts_with('-')) {
    return refuse(text, message("duration.negative"), allowed, message("duration.no-sign"));
  }
  if (text.starts_with('P') && text.find_first_of("DWY") != text.npos) {
    return refuse(text, message("duration.days"), allowed, message("duration.write-hours"));
  }
  std::string_view rest = text;
  if (rest.starts_with("PT")) rest.remove_prefix(2);
  const bool started = rest.size() < text.size() && !rest.empty();
  const int hour_count = started ? take_amount(rest, 'H').value_or(0) : 0;
  const int minute_count = started ? take_amount(rest, 'M').value_or(0) : 0;
  if (started && !rest.empty() && rest.find_first_not_of("0123456789S") == rest.npos && rest.back() == 'S') {
    return refuse(text, message("duration.seconds"), allowed, message("duration.write-minutes"));
  }
  if (!started || !rest.empty())
    return refuse(text, message("duration.malformed"), allowed, message("duration.write-as"));
  const minutes span = hours{hour_count} + minutes{minute_count};
  if (span == minutes{0}) return refuse(text, message("duration.zero"), allowed, message("duration.at-least"));
  return span;
}

Result<ZonedTime> parse_zoned_time(std::string_view text) {
  constexpr std::size_t after_separator = 11;  // past the date and the T or space
  const auto space = text.find(' ', after_separator);
  const std::string_view local_text = text.substr(0, space);
  if (space == text.npos || !is_local_shape(local_text)) {
    const bool lacks_zone = is_local_shape(text);
    return refuse(text, message(lacks_zone ? "zoned-time.no-zone" : "zoned-time.malformed"),
                  message("zoned-time.example"), message(lacks_zone ? "zoned-time.add-zone" : "zoned-time.write-as"));
  }
  const auto local = local_in(local_text, text);
  if (!local) return unexpected(local.error());
  const auto zone = Zone::find(text.substr(space + 1));
  if (!zone) return unexpected(zone.error());
  return ZonedTime{*local, *zone};
}

std::string to_iso(Date date) {
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}

std::string to_iso(LocalTime local) {
  const std::chrono::hh_mm_ss time{local - std::chrono::floor<days>(local)};
  const auto day_and_minute =
      fmt::format("{}T{:02}:{:02}", to_iso(date_of(local)), time.hours().count(), time.minutes().count());
  return time.seconds() == seconds{0} ? day_and_minute
                                      : fmt::format("{}:{:02}", day_and_minute, time.seconds().count());
}

std::string to_iso(Instant instant) {
  const std::chrono::hh_mm_ss time{instant - std::chrono::floor<days>(instant)};
  return fmt::format("{}T{:02}:{:02}:{:02}Z", to_iso(Date{std::chrono::floor<days>(instant)}), time.hours().count(),
                     time.minutes().count(), time.seconds().count());
}

std::string to_iso_duration(minutes span) {
  const auto whole_hours = span.count() / 60;
  const auto rest = span.count() % 60;
  if (whole_hours == 0) return fmt::format("PT{}M", rest);
  return rest == 0 ? fmt::format("PT{}H", whole_hours) : fmt::format("PT{}H{}M", whole_hours, rest);
}

std::string to_clock(TimeOfDay time) { return fmt::format("{:02}:{:02}", time.count() / 60, time.count() % 60); }

std::string to_offset(UtcOffset offset) {
  const std::chrono::hh_mm_ss parts{offset};
  const auto text =
      fmt::format("{}{:02}:{:02}", parts.is_negative() ? '-' : '+', parts.hours().count(), parts.minutes().count());
  return parts.seconds() == seconds{0} ? text : fmt::format("{}:{:02}", text, parts.seconds().count());
}

}  // namespace plenary::calendar
