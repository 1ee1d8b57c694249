#include "calendar/civil/posix_tz.hpp"

#include <algorithm>
#include <tuple>

#include "calendar/ascii.hpp"

namespace plenary::calendar {

namespace {

bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

/// Reads a TZ string from left to right; every method leaves the rest in `rest_`, or is empty on a mistake.
class Reader {
 public:
  explicit Reader(std::string_view text) : rest_(text) {}

  bool done() const noexcept { return rest_.empty(); }
  bool at(char c) const noexcept { return !rest_.empty() && rest_.front() == c; }
  bool take(char c) noexcept {
    if (!at(c)) return false;
    rest_.remove_prefix(1);
    return true;
  }

  /// "CET", or "<+0530>" where the name is not letters alone; three characters at least.
  std::optional<std::string> abbreviation() {
    const bool quoted = take('<');
    std::size_t length = 0;
    const auto belongs = [&](char c) {
      return ascii::is_letter(c) || (quoted && (is_digit(c) || c == '+' || c == '-'));
    };
    while (length < rest_.size() && belongs(rest_[length])) ++length;
    std::string name{rest_.substr(0, length)};
    rest_.remove_prefix(length);
    if (length < 3 || (quoted && !take('>'))) return {};
    return name;
  }

  std::optional<unsigned> number(unsigned least, unsigned most) noexcept {
    unsigned value = 0;
    std::size_t length = 0;
    for (; length < rest_.size() && is_digit(rest_[length]) && length < 4; ++length) {
      value = value * 10 + static_cast<unsigned>(rest_[length] - '0');
    }
    rest_.remove_prefix(length);
    if (length == 0 || value < least || value > most) return {};
    return value;
  }

  /// "-9:30", "26", "+1:00:01".
  std::optional<seconds> clock(unsigned most_hours) noexcept {
    const bool negative = take('-');
    if (!negative) take('+');
    const auto hour = number(0, most_hours);
    if (!hour) return {};
    seconds span = hours{*hour};
    for (const seconds unit : {seconds{60}, seconds{1}}) {
      if (!take(':')) break;
      const auto part = number(0, 59);
      if (!part) return {};
      span += *part * unit;
    }
    return negative ? -span : span;
  }

  std::optional<PosixRule> rule() {
    PosixRule rule;
    if (take('M')) {
      const auto month = number(1, 12);
      if (!month || !take('.')) return {};
      const auto week = number(1, 5);
      if (!week || !take('.')) return {};
      const auto day = number(0, 6);
      if (!day) return {};
      rule.day = NthWeekday{*month, *week, *day};
    } else {
      const bool julian = take('J');
      const auto day = julian ? number(1, 365) : number(0, 365);
      if (!day) return {};
      if (julian) {
        rule.day = JulianDay{*day};
      } else {
        rule.day = DayOfYear{*day};
      }
    }
    if (take('/')) {
      const auto time = clock(167);
      if (!time) return {};
      rule.time = *time;
    }
    return rule;
  }

 private:
  std::string_view rest_;
};

std::optional<PosixTz> read(std::string_view text) {
  Reader reader{text};
  PosixTz tz;
  auto name = reader.abbreviation();
  if (!name) return {};
  // POSIX writes what to add to local time to get UTC, west positive.
  auto west = reader.clock(24);
  if (!west) return {};
  tz.standard = {std::move(*name), -*west};
  if (reader.done()) return tz;

  name = reader.abbreviation();
  if (!name) return {};
  UtcOffset offset = tz.standard.offset + hours{1};
  if (!reader.at(',')) {
    west = reader.clock(24);
    if (!west) return {};
    offset = -*west;
  }
  if (!reader.take(',')) return {};
  auto start = reader.rule();
  if (!start || !reader.take(',')) return {};
  auto end = reader.rule();
  if (!end || !reader.done()) return {};
  tz.alternate = PosixTz::Alternate{{std::move(*name), offset}, *start, *end};
  return tz;
}

struct DayIn {
  year y;

  sys_days operator()(const NthWeekday& rule) const {
    const auto month = y / std::chrono::month{rule.month};
    const weekday day{rule.day};
    return rule.week == 5 ? sys_days{month / day[std::chrono::last]} : sys_days{month / day[rule.week]};
  }
  sys_days operator()(const JulianDay& rule) const {
    constexpr unsigned last_of_february = 31 + 28;
    const bool past_leap_day = y.is_leap() && rule.day > last_of_february;
    return sys_days{y / 1 / 1} + days{rule.day - 1 + (past_leap_day ? 1 : 0)};
  }
  sys_days operator()(const DayOfYear& rule) const { return sys_days{y / 1 / 1} + days{rule.day}; }
};

Instant when(const PosixRule& rule, year y, UtcOffset in_force) {
  return std::visit(DayIn{y}, rule.day) + rule.time - in_force;
}

}  // namespace

Result<PosixTz> PosixTz::parse(std::string_view text) {
  if (auto tz = read(text)) return *std::move(tz);
  return unexpected(Error{"", printable(text), "is not a POSIX TZ string with its rules stated",
                          "a string such as CET-1CEST,M3.5.0,M10.5.0/3 (RFC 9636 §3.3.1)", "reinstall tzdata"});
}

std::vector<PosixChange> changes(const PosixTz& tz, year first, year last) {
  std::vector<PosixChange> all;
  if (!tz.alternate) return all;
  for (year y = first; y <= last; ++y) {
    all.push_back({when(tz.alternate->end, y, tz.alternate->name.offset), tz.standard});
    all.push_back({when(tz.alternate->start, y, tz.standard.offset), tz.alternate->name});
  }
  // Alternate time all year is written as an end that meets the next start: the start then wins.
  std::stable_sort(all.begin(), all.end(), [&](const PosixChange& a, const PosixChange& b) {
    return std::tuple(a.at, a.after == tz.alternate->name) < std::tuple(b.at, b.after == tz.alternate->name);
  });
  const auto superseded = [&](const PosixChange& change) {
    const auto next = &change + 1;
    return next != all.data() + all.size() && next->at == change.at;
  };
  std::vector<PosixChange> kept;
  std::copy_if(all.begin(), all.end(), std::back_inserter(kept), [&](const auto& c) { return !superseded(c); });
  return kept;
}

}  // namespace plenary::calendar
