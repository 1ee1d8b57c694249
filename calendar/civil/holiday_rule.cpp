#include "calendar/civil/holiday_rule.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace plenary::calendar {

namespace {

using std::chrono::month;
using std::chrono::month_day;

/// In the order of `weekday::c_encoding()`.
constexpr std::array<std::string_view, 7> weekday_names{"sunday",   "monday", "tuesday", "wednesday",
                                                        "thursday", "friday", "saturday"};
/// The ordinal is the place plus one; the last entry stands for -1.
constexpr std::array<std::string_view, 6> ordinal_names{"first", "second", "third", "fourth", "fifth", "last"};

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t space = text.find(' '); space != std::string_view::npos; space = text.find(' ')) {
    words.push_back(text.substr(0, space));
    text.remove_prefix(space + 1);
  }
  words.push_back(text);
  return words;
}

std::optional<int> number(std::string_view digits) {
  int value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
  return value;
}

/// "+39" or "-2"; no more than half a year either way.
std::optional<days> shift(std::string_view word) {
  if (word.size() < 2 || (word[0] != '+' && word[0] != '-')) return std::nullopt;
  const auto count = number(word.substr(1));
  if (!count || *count < 1 || *count > 183) return std::nullopt;
  return days{word[0] == '-' ? -*count : *count};
}

/// Two numbers "MM-DD" of two digits each.
std::optional<std::pair<unsigned, unsigned>> two_numbers(std::string_view word) {
  if (word.size() != 5 || word[2] != '-') return std::nullopt;
  const auto first = number(word.substr(0, 2));
  const auto second = number(word.substr(3));
  if (!first || !second || *first < 1 || *second < 1) return std::nullopt;
  return std::pair{static_cast<unsigned>(*first), static_cast<unsigned>(*second)};
}

std::optional<month_day> day_of_year(std::string_view word) {
  const auto pair = two_numbers(word);
  if (!pair) return std::nullopt;
  const month_day day{month{pair->first}, std::chrono::day{pair->second}};
  return day.ok() ? std::optional{day} : std::nullopt;
}

std::optional<weekday> weekday_named(std::string_view word) {
  const auto found = std::find(weekday_names.begin(), weekday_names.end(), word);
  if (found == weekday_names.end()) return std::nullopt;
  return weekday{static_cast<unsigned>(found - weekday_names.begin())};
}

std::optional<int> ordinal_named(std::string_view word) {
  const auto found = std::find(ordinal_names.begin(), ordinal_names.end(), word);
  if (found == ordinal_names.end()) return std::nullopt;
  return *found == "last" ? -1 : static_cast<int>(found - ordinal_names.begin()) + 1;
}

std::optional<HolidayPattern> read_pattern(const std::vector<std::string_view>& words) {
  const std::string_view kind = words[0];
  if (kind == "fixed" && words.size() == 2) {
    if (const auto day = day_of_year(words[1])) return FixedDate{*day};
  } else if ((kind == "easter" || kind == "orthodox-easter") && words.size() <= 2) {
    const auto after = words.size() == 1 ? std::optional{days{0}} : shift(words[1]);
    if (after) return EasterDate{kind == "easter" ? EasterRite::western : EasterRite::orthodox, *after};
  } else if (kind == "hijri" && (words.size() == 2 || words.size() == 3)) {
    const auto date = two_numbers(words[1]);
    const auto after = words.size() == 2 ? std::optional{days{0}} : shift(words[2]);
    if (date && after && date->first <= 12 && date->second <= 30) return HijriDate{date->first, date->second, *after};
  } else if (kind == "instead-of" && words.size() == 3) {
    const auto day = weekday_named(words[1]);
    const auto after = shift(words[2]);
    if (day && after) return InLieu{*day, *after};
  } else if (words.size() == 4 && words[2] == "of") {
    const auto ordinal = ordinal_named(kind);
    const auto day = weekday_named(words[1]);
    const auto of_month = words[3].size() == 2 ? number(words[3]) : std::nullopt;
    if (ordinal && day && of_month && *of_month >= 1 && *of_month <= 12)
      return NthWeekday{*ordinal, *day, month{static_cast<unsigned>(*of_month)}};
  } else if (words.size() == 3 && words[1] == "from") {
    const auto day = weekday_named(kind);
    const auto first = day_of_year(words[2]);
    if (day && first) return WeekdayFrom{*day, *first};
  }
  return std::nullopt;
}

}  // namespace

Result<HolidayPattern> parse_holiday_pattern(std::string_view text) {
  if (auto pattern = read_pattern(words_of(text))) return std::move(*pattern);
  return unexpected(Error{"", printable(text), "this is no holiday rule",
                          "\"fixed 11-01\", \"easter +39\", \"orthodox-easter -2\", \"first monday of 05\", "
                          "\"saturday from 10-31\", \"hijri 10-01 +1\" or \"instead-of sunday +1\"",
                          ""});
}

}  // namespace plenary::calendar
