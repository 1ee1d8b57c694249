#include "calendar/ical/recurrence/recurrence_rule.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <span>

#include "calendar/ascii.hpp"
#include "calendar/ical/text/content_line.hpp"

namespace plenary::calendar::ical {

namespace {

constexpr std::array<std::string_view, 7> frequency_names{"SECONDLY", "MINUTELY", "HOURLY", "DAILY",
                                                          "WEEKLY",   "MONTHLY",  "YEARLY"};
constexpr std::array<std::string_view, 7> weekday_names{"SU", "MO", "TU", "WE", "TH", "FR", "SA"};

/// No part has more values that differ: BYYEARDAY and BYSETPOS from -366 to 366 without 0.
constexpr std::size_t most_values = 732;
/// Longer texts are not copied to be read; a rule with every value of every part has 12,000 characters.
constexpr std::size_t longest_rule = 1u << 16;

/// A part whose value is a list of numbers.
struct NumberPart {
  std::string_view name;
  std::vector<int> RecurrenceRule::*member;
  int least;
  int most;
  bool from_back;  ///< negative numbers count from the end

  std::string range() const {
    return from_back ? fmt::format("1 to {0} and -1 to -{0}", most) : fmt::format("{} to {}", least, most);
  }
};

/// In the order in which they are applied (§3.3.10) and printed.
constexpr std::array number_parts{
    NumberPart{"BYMONTH", &RecurrenceRule::by_month, 1, 12, false},
    NumberPart{"BYWEEKNO", &RecurrenceRule::by_week_number, 1, 53, true},
    NumberPart{"BYYEARDAY", &RecurrenceRule::by_year_day, 1, 366, true},
    NumberPart{"BYMONTHDAY", &RecurrenceRule::by_month_day, 1, 31, true},
    NumberPart{"BYHOUR", &RecurrenceRule::by_hour, 0, 23, false},
    NumberPart{"BYMINUTE", &RecurrenceRule::by_minute, 0, 59, false},
    NumberPart{"BYSECOND", &RecurrenceRule::by_second, 0, 60, false},
    NumberPart{"BYSETPOS", &RecurrenceRule::by_set_position, 1, 366, true},
};

constexpr std::string_view part_names =
    "FREQ, INTERVAL, COUNT, UNTIL, BYMONTH, BYWEEKNO, BYYEARDAY, BYMONTHDAY, BYDAY, BYHOUR, BYMINUTE, BYSECOND, "
    "BYSETPOS, WKST";

struct Part {
  std::string_view name;
  std::string_view value;
  std::string text() const { return fmt::format("{}={}", name, value); }
};

Error refusal(std::string_view value, std::string message, std::string allowed = {}, std::string fix = {}) {
  return {"", printable(value), std::move(message), std::move(allowed), std::move(fix)};
}

/// Splits at `separator`; an empty text is one empty piece.
std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> pieces;
  for (;;) {
    const std::size_t end = text.find(separator);
    pieces.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return pieces;
    text.remove_prefix(end + 1);
  }
}

/// Digits only, within `T`.
template <class T>
std::optional<T> number(std::string_view text) {
  T value{};
  if (text.empty() || text.front() < '0' || text.front() > '9') return std::nullopt;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (fault != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

/// A number with an optional sign.
std::optional<int> signed_number(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  const auto value = number<int>(text);
  return value && negative ? -*value : value;
}

template <std::size_t size>
std::optional<std::size_t> index_of(const std::array<std::string_view, size>& names, std::string_view name) {
  const auto found = std::ranges::find(names, name);
  if (found == names.end()) return std::nullopt;
  return static_cast<std::size_t>(found - names.begin());
}

std::optional<Error> read_numbers(const NumberPart& kind, const Part& part, RecurrenceRule& rule) {
  const auto pieces = split(part.value, ',');
  if (pieces.size() > most_values) {
    return refusal(part.text(), fmt::format("has {} values", pieces.size()), fmt::format("at most {}", most_values));
  }
  for (const std::string_view piece : pieces) {
    const auto value = kind.from_back ? signed_number(piece) : number<int>(piece);
    if (!value || (kind.from_back ? *value == 0 || *value < -kind.most : *value < kind.least) || *value > kind.most) {
      return refusal(piece, fmt::format("is no value of {}", kind.name), kind.range() + ", separated by commas");
    }
    (rule.*kind.member).push_back(*value);
  }
  return std::nullopt;
}

std::optional<Error> read_weekdays(const Part& part, RecurrenceRule& rule) {
  constexpr std::string_view allowed = "MO, TU, WE, TH, FR, SA or SU, with 1 to 53 or -1 to -53 before it where needed";
  const auto pieces = split(part.value, ',');
  if (pieces.size() > most_values) {
    return refusal(part.text(), fmt::format("has {} values", pieces.size()), fmt::format("at most {}", most_values));
  }
  for (const std::string_view piece : pieces) {
    const std::size_t digits = piece.size() < 2 ? 0 : piece.size() - 2;
    const auto day = index_of(weekday_names, piece.substr(digits));
    const auto nth = digits == 0 ? std::optional<int>{0} : signed_number(piece.substr(0, digits));
    if (!day || !nth || (digits != 0 && *nth == 0) || *nth < -53 || *nth > 53) {
      return refusal(piece, "is no value of BYDAY", std::string{allowed});
    }
    rule.by_day.push_back({weekday{static_cast<unsigned>(*day)}, *nth});
  }
  return std::nullopt;
}

std::optional<Error> read_frequency(const Part& part, RecurrenceRule& rule) {
  const std::string allowed = "YEARLY, MONTHLY, WEEKLY, DAILY, HOURLY or MINUTELY";
  const auto found = index_of(frequency_names, part.value);
  if (!found) return refusal(part.text(), "is no frequency", allowed);
  rule.frequency = static_cast<Frequency>(*found);
  if (rule.frequency == Frequency::secondly) {
    return refusal(part.text(), "is refused: no meeting repeats within a minute, and it costs readers without bound",
                   allowed);
  }
  return std::nullopt;
}

std::optional<Error> read_part(const Part& part, RecurrenceRule& rule) {
  const auto numbers = std::ranges::find(number_parts, part.name, &NumberPart::name);
  if (numbers != number_parts.end()) return read_numbers(*numbers, part, rule);
  if (part.name == "FREQ") return read_frequency(part, rule);
  if (part.name == "BYDAY") return read_weekdays(part, rule);
  if (part.name == "INTERVAL" || part.name == "COUNT") {
    const auto value = number<std::uint32_t>(part.value);
    if (!value || *value == 0) {
      return refusal(part.text(), "is no positive number",
                     fmt::format("1 to {}", std::numeric_limits<std::uint32_t>::max()));
    }
    (part.name == "COUNT" ? rule.count.emplace() : rule.interval) = *value;
    return std::nullopt;
  }
  if (part.name == "UNTIL") {
    rule.until = parse_date_time(part.value);
    if (rule.until) return std::nullopt;
    return refusal(part.text(), "is no date or time that exists", "20261231, 20261231T140000 or 20261231T130000Z");
  }
  if (part.name == "WKST") {
    const auto day = index_of(weekday_names, part.value);
    if (!day) return refusal(part.text(), "is no day of the week", "MO, TU, WE, TH, FR, SA or SU");
    rule.week_start = weekday{static_cast<unsigned>(*day)};
    return std::nullopt;
  }
  if (part.name == "RSCALE") {
    if (part.value == "GREGORIAN") return std::nullopt;
    return refusal(part.text(), "is another calendar than the Gregorian one, which is not supported (RFC 7529)",
                   "RSCALE=GREGORIAN or no RSCALE");
  }
  if (part.name == "SKIP") {
    if (part.value == "OMIT") return std::nullopt;
    return refusal(part.text(), "moves dates that do not exist, which is not supported (RFC 7529)",
                   "SKIP=OMIT or no SKIP: such dates are left out");
  }
  return refusal(part.text(), "is no part of a recurrence rule (RFC 5545 §3.3.10)", std::string{part_names});
}

/// What §3.3.10 says about parts together: a complaint, and what makes the rest a rule again.
struct Contradiction {
  Error error;
  void (*mend)(RecurrenceRule&);
};

std::optional<Contradiction> contradiction_of(const RecurrenceRule& rule) {
  const auto within = [](std::string_view part, Frequency frequency) {
    return fmt::format("{} with FREQ={}", part, frequency_names[static_cast<std::size_t>(frequency)]);
  };
  const auto drop_numbered = [](RecurrenceRule& mended) {
    std::erase_if(mended.by_day, [](const WeekdayNumber& day) { return day.nth != 0; });
  };
  const Frequency frequency = rule.frequency;
  if (!rule.by_week_number.empty() && frequency != Frequency::yearly) {
    return Contradiction{refusal(within("BYWEEKNO", frequency), "is not defined", "BYWEEKNO with FREQ=YEARLY"),
                         [](RecurrenceRule& mended) { mended.by_week_number.clear(); }};
  }
  if (!rule.by_year_day.empty() && frequency >= Frequency::daily && frequency != Frequency::yearly) {
    return Contradiction{
        refusal(within("BYYEARDAY", frequency), "is not defined", "BYYEARDAY with FREQ=YEARLY, HOURLY or MINUTELY"),
        [](RecurrenceRule& mended) { mended.by_year_day.clear(); }};
  }
  if (!rule.by_month_day.empty() && frequency == Frequency::weekly) {
    return Contradiction{refusal(within("BYMONTHDAY", frequency), "is not defined",
                                 "BYMONTHDAY with any other frequency", "FREQ=DAILY, which limits to the same days"),
                         [](RecurrenceRule& mended) { mended.by_month_day.clear(); }};
  }
  const bool numbered = std::ranges::any_of(rule.by_day, [](const WeekdayNumber& day) { return day.nth != 0; });
  if (numbered && frequency != Frequency::monthly && frequency != Frequency::yearly) {
    return Contradiction{refusal(within("a numbered BYDAY", frequency), "is not defined",
                                 "numbers with FREQ=MONTHLY or YEARLY; else days only, such as BYDAY=MO,FR"),
                         drop_numbered};
  }
  if (numbered && !rule.by_week_number.empty()) {
    return Contradiction{refusal("a numbered BYDAY with BYWEEKNO", "is not defined", "days only, such as BYDAY=MO,FR"),
                         drop_numbered};
  }
  const bool others = !rule.by_day.empty() || std::ranges::any_of(number_parts, [&](const NumberPart& part) {
    return part.name != "BYSETPOS" && !(rule.*part.member).empty();
  });
  if (!rule.by_set_position.empty() && !others) {
    return Contradiction{
        refusal("BYSETPOS alone", "has no set to choose from", "BYSETPOS with another BY part, such as BYDAY"),
        [](RecurrenceRule& mended) { mended.by_set_position.clear(); }};
  }
  return std::nullopt;
}

std::optional<Error> both_ends(const RecurrenceRule& rule) {
  if (!rule.count || !rule.until) return std::nullopt;
  return refusal("COUNT with UNTIL", "says twice where the rule ends", "one of the two");
}

Error no_frequency(std::string_view text) {
  return refusal(text, "has no FREQ", "FREQ=YEARLY, MONTHLY, WEEKLY, DAILY, HOURLY or MINUTELY");
}

void append_weekday(std::string& out, const WeekdayNumber& day) {
  if (day.nth != 0) out += std::to_string(day.nth);
  out += weekday_names[day.day.c_encoding()];
}

}  // namespace

namespace {

/// Reads the parts of a rule one after the other; whether an error ends the reading is the caller's.
class RuleReader {
 public:
  explicit RuleReader(bool forgiving) : forgiving_(forgiving) {}

  /// Whether to go on.
  bool read(std::string_view piece) {
    const std::size_t equals = piece.find('=');
    if (equals == std::string_view::npos) {
      return complain(
          refusal(piece, "is no part of a recurrence rule", "NAME=VALUE;NAME=VALUE…", "FREQ=WEEKLY;BYDAY=MO"));
    }
    const Part part{forgiving_ ? trimmed(piece.substr(0, equals)) : piece.substr(0, equals),
                    forgiving_ ? trimmed(piece.substr(equals + 1)) : piece.substr(equals + 1)};
    // Before unknown names fill the list: it never holds more than the known ones.
    if (std::ranges::find(seen_, part.name) != seen_.end()) {
      return complain(refusal(part.text(), "repeats a part", "each part once"));
    }
    const RecurrenceRule before = forgiving_ ? rule_ : RecurrenceRule{};
    if (auto error = read_part(part, rule_)) {
      const bool was_until = part.name == "UNTIL";
      if (!forgiving_) return complain(std::move(*error));
      rule_ = before;
      if (was_until) rule_.until = parse_date_time_loosely(part.value);
      return complain(std::move(*error));
    }
    seen_.push_back(part.name);
    return true;
  }

  bool complain(Error error) {
    complaints_.push_back(std::move(error));
    return forgiving_;
  }

  bool has_frequency() const { return std::ranges::find(seen_, "FREQ") != seen_.end(); }
  RecurrenceRule& rule() { return rule_; }
  Errors& complaints() { return complaints_; }

 private:
  bool forgiving_;
  RecurrenceRule rule_;
  std::vector<std::string_view> seen_;
  Errors complaints_;
};

std::optional<Error> too_long(std::string_view text) {
  if (text.size() <= longest_rule) return std::nullopt;
  return refusal(text.substr(0, 80), fmt::format("… is a rule of {} bytes", text.size()),
                 fmt::format("at most {}", longest_rule));
}

std::vector<std::string_view> pieces_of(std::string_view folded) {
  auto pieces = split(folded, ';');
  if (pieces.size() > 1 && pieces.back().empty()) pieces.pop_back();
  return pieces;
}

}  // namespace

Result<RecurrenceRule> parse_recurrence_rule(std::string_view text) {
  if (auto error = too_long(text)) return unexpected(std::move(*error));
  const std::string folded = ascii::upper(text);
  RuleReader reader{false};
  for (const std::string_view piece : pieces_of(folded)) {
    if (!reader.read(piece)) return unexpected(std::move(reader.complaints().front()));
  }
  if (!reader.has_frequency()) return unexpected(no_frequency(text));
  if (auto error = both_ends(reader.rule())) return unexpected(std::move(*error));
  if (auto contradiction = contradiction_of(reader.rule())) return unexpected(std::move(contradiction->error));
  return std::move(reader.rule());
}

ForgivenRule forgive_recurrence_rule(std::string_view text) {
  if (auto error = too_long(text)) return {std::nullopt, {std::move(*error)}};
  const std::string folded = ascii::upper(trimmed(text));
  RuleReader reader{true};
  for (const std::string_view piece : pieces_of(folded)) {
    // Ten complaints say that the rule is no rule; a hundred say no more.
    if (reader.complaints().size() < 10) reader.read(piece);
  }
  if (!reader.has_frequency()) {
    reader.complain(no_frequency(text));
    return {std::nullopt, std::move(reader.complaints())};
  }
  if (auto error = both_ends(reader.rule())) reader.complain(std::move(*error));
  while (auto contradiction = contradiction_of(reader.rule())) {
    contradiction->mend(reader.rule());
    reader.complain(std::move(contradiction->error));
  }
  return {std::move(reader.rule()), std::move(reader.complaints())};
}

std::string to_text(const RecurrenceRule& rule) {
  std::string out = fmt::format("FREQ={}", frequency_names[static_cast<std::size_t>(rule.frequency)]);
  if (rule.until) {
    std::string time = rule.until->is_date ? basic(date_of(rule.until->time)) : basic(rule.until->time);
    out += ";UNTIL=" + time + (rule.until->is_utc ? "Z" : "");
  }
  if (rule.count) out += fmt::format(";COUNT={}", *rule.count);
  if (rule.interval != 1) out += fmt::format(";INTERVAL={}", rule.interval);
  const auto append_days = [&] {
    for (std::size_t i = 0; i < rule.by_day.size(); ++i) {
      out += i == 0 ? ";BYDAY=" : ",";
      append_weekday(out, rule.by_day[i]);
    }
  };
  for (const NumberPart& part : number_parts) {
    if (part.name == "BYHOUR") append_days();
    const std::vector<int>& values = rule.*part.member;
    for (std::size_t i = 0; i < values.size(); ++i) {
      out += i == 0 ? fmt::format(";{}={}", part.name, values[i]) : fmt::format(",{}", values[i]);
    }
  }
  if (rule.week_start != std::chrono::Monday) {
    out += fmt::format(";WKST={}", weekday_names[rule.week_start.c_encoding()]);
  }
  return out;
}

}  // namespace plenary::calendar::ical
