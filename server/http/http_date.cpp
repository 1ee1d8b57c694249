#include "server/http/http_date.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "server/http/text.hpp"

namespace plenary::server {

namespace {

using calendar::Date;
using calendar::days;
using calendar::Instant;
using calendar::sys_days;

constexpr std::array<std::string_view, 7> day_names{"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                    "Thursday", "Friday", "Saturday"};
constexpr std::array<std::string_view, 12> month_names{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

/// Takes the fields of a date off the front of a text, remembering whether all were there.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : rest_(text) {}

  void expect(std::string_view literal) {
    ok_ = ok_ && rest_.starts_with(literal);
    if (ok_) rest_.remove_prefix(literal.size());
  }

  /// Exactly `width` digits; with `padded`, a leading space may stand for a zero (asctime).
  int number(std::size_t width, bool padded = false) {
    ok_ = ok_ && rest_.size() >= width;
    int value = 0;
    for (std::size_t i = 0; ok_ && i < width; ++i) {
      const char c = padded && i == 0 && rest_[i] == ' ' ? '0' : rest_[i];
      ok_ = is_digit(c);
      value = value * 10 + (c - '0');
    }
    if (ok_) rest_.remove_prefix(width);
    return value;
  }

  /// The index of the name that comes next, cut to `length` characters where that is not 0.
  template <std::size_t N>
  unsigned name(const std::array<std::string_view, N>& names, std::size_t length = 0) {
    for (unsigned i = 0; ok_ && i < N; ++i) {
      const std::string_view candidate = length == 0 ? names[i] : names[i].substr(0, length);
      if (rest_.starts_with(candidate)) {
        rest_.remove_prefix(candidate.size());
        return i;
      }
    }
    ok_ = false;
    return 0;
  }

  bool finished() const { return ok_ && rest_.empty(); }

 private:
  std::string_view rest_;
  bool ok_ = true;
};

struct Fields {
  int year = 0;
  unsigned month = 0;  // 0 = January
  int day = 0;
  int hour = 0;
  int minute = 0;
  int second = 0;
};

void scan_clock(Scanner& scanner, Fields& fields) {
  fields.hour = scanner.number(2);
  scanner.expect(":");
  fields.minute = scanner.number(2);
  scanner.expect(":");
  fields.second = scanner.number(2);
}

std::optional<Instant> to_instant(const Fields& fields) {
  const Date date{std::chrono::year{fields.year}, std::chrono::month{fields.month + 1},
                  std::chrono::day{static_cast<unsigned>(fields.day)}};
  if (!date.ok() || fields.hour > 23 || fields.minute > 59 || fields.second > 60) return std::nullopt;
  // A leap second has no instant of its own on the POSIX time line.
  return sys_days{date} + std::chrono::hours{fields.hour} + std::chrono::minutes{fields.minute} +
         std::chrono::seconds{std::min(fields.second, 59)};
}

std::optional<Instant> parse_imf_fixdate(std::string_view text) {
  Scanner scanner(text);
  Fields fields;
  scanner.name(day_names, 3);
  scanner.expect(", ");
  fields.day = scanner.number(2);
  scanner.expect(" ");
  fields.month = scanner.name(month_names);
  scanner.expect(" ");
  fields.year = scanner.number(4);
  scanner.expect(" ");
  scan_clock(scanner, fields);
  scanner.expect(" GMT");
  return scanner.finished() ? to_instant(fields) : std::nullopt;
}

std::optional<Instant> parse_rfc850(std::string_view text, Instant now) {
  Scanner scanner(text);
  Fields fields;
  scanner.name(day_names);
  scanner.expect(", ");
  fields.day = scanner.number(2);
  scanner.expect("-");
  fields.month = scanner.name(month_names);
  scanner.expect("-");
  const int short_year = scanner.number(2);
  scanner.expect(" ");
  scan_clock(scanner, fields);
  scanner.expect(" GMT");
  if (!scanner.finished()) return std::nullopt;
  const int this_year = static_cast<int>(Date{std::chrono::floor<days>(now)}.year());
  fields.year = this_year - this_year % 100 + short_year;
  if (fields.year > this_year + 50) fields.year -= 100;
  return to_instant(fields);
}

std::optional<Instant> parse_asctime(std::string_view text) {
  Scanner scanner(text);
  Fields fields;
  scanner.name(day_names, 3);
  scanner.expect(" ");
  fields.month = scanner.name(month_names);
  scanner.expect(" ");
  fields.day = scanner.number(2, true);
  scanner.expect(" ");
  scan_clock(scanner, fields);
  scanner.expect(" ");
  fields.year = scanner.number(4);
  return scanner.finished() ? to_instant(fields) : std::nullopt;
}

}  // namespace

std::string http_date(Instant instant) {
  const auto day = std::chrono::floor<days>(instant);
  const Date date{day};
  const std::chrono::hh_mm_ss clock{instant - day};
  return fmt::format("{}, {:02} {} {:04} {:02}:{:02}:{:02} GMT",
                     day_names[std::chrono::weekday{day}.c_encoding()].substr(0, 3), static_cast<unsigned>(date.day()),
                     month_names[static_cast<unsigned>(date.month()) - 1], static_cast<int>(date.year()),
                     clock.hours().count(), clock.minutes().count(), clock.seconds().count());
}

std::optional<Instant> parse_http_date(std::string_view text, Instant now) {
  if (const auto instant = parse_imf_fixdate(text)) return instant;
  if (const auto instant = parse_rfc850(text, now)) return instant;
  return parse_asctime(text);
}

}  // namespace plenary::server
