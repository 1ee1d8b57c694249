#include <algorithm>
#include <array>

#include "calendar/civil/iso.hpp"
#include "scheduler/json/reference_data_parts.hpp"

namespace plenary::scheduler {

namespace {

using calendar::Interval;
using calendar::TimeOfDay;
using calendar::WeeklyHours;
using calendar::WorkingPeriod;

/// In the order of `weekday::c_encoding()`.
constexpr std::array<std::string_view, 7> day_names{"sun", "mon", "tue", "wed", "thu", "fri", "sat"};

std::optional<std::size_t> day_named(std::string_view name) {
  const auto found = std::find(day_names.begin(), day_names.end(), name);
  if (found == day_names.end()) return std::nullopt;
  return static_cast<std::size_t>(found - day_names.begin());
}

/// "fri", or "sun-thu" with both days; "sat-wed" runs over the end of the week.
Result<std::bitset<7>> parse_days(std::string_view text) {
  const std::size_t dash = text.find('-');
  const auto first = day_named(text.substr(0, dash));
  const auto last = dash == std::string_view::npos ? first : day_named(text.substr(dash + 1));
  if (!first || !last) {
    return unexpected(Error{"", printable(text), {"reference.no-days", {}}, "\"fri\", \"mon-fri\"", ""});
  }
  std::bitset<7> found;
  for (std::size_t day = *first;; day = (day + 1) % 7) {
    found.set(day);
    if (day == *last) return found;
  }
}

/// "07-01".
Result<std::chrono::month_day> parse_month_day(std::string_view text) {
  // A leap year, so that 02-29 is a day too.
  const auto date = calendar::parse_date("2000-" + std::string{text});
  if (!date) return unexpected(Error{"", printable(text), {"reference.no-day", {}}, "MM-DD", ""});
  return date->month() / date->day();
}

WeeklyHours read_hours(const Json& value, const std::string& pointer, Errors& errors) {
  WeeklyHours hours;
  ObjectReader reader(value, pointer, errors);
  if (!value.is_object()) return hours;
  for (const auto& [name, unused] : value.items()) {
    const auto days = parse_days(name);
    if (!days) {
      Error error = days.error();
      error.where = child(pointer, name);
      errors.push_back(std::move(error));
      continue;
    }
    std::vector<Interval<TimeOfDay>> spans;
    reader.each_element(name.c_str(), true, [&](const Json& span, std::string at) {
      if (const auto parsed = reader.parsed(span, at, parse_clock_span)) {
        if (!spans.empty() && parsed->start < spans.back().end)
          errors.push_back({std::move(at), "", {"reference.spans-overlap", {}}, {"reference.spans-in-order", {}}, ""});
        spans.push_back(*parsed);
      }
    });
    for (std::size_t day = 0; day < 7; ++day) {
      if (!days->test(day)) continue;
      if (!hours.by_weekday[day].empty())
        reader.report(name.c_str(), {"", "", {"reference.hours-twice", {}}, {"json.each-once", {}}, ""});
      hours.by_weekday[day] = spans;
    }
  }
  return hours;
}

calendar::SeasonalHours read_season(const Json& value, std::string pointer, Errors& errors) {
  ObjectReader reader(value, std::move(pointer), errors);
  calendar::SeasonalHours season{std::chrono::January / 1, std::chrono::January / 1, {}};
  if (const auto first = reader.required_parsed("from", parse_month_day)) season.first = *first;
  if (const auto last = reader.required_parsed("to", parse_month_day)) season.last = *last;
  if (const Json* hours = reader.required("hours")) {
    season.hours = read_hours(*hours, child(reader.pointer(), "hours"), errors);
  }
  reader.finish();
  return season;
}

WorkingPeriod read_period(const Json& value, std::string pointer, bool first, Errors& errors) {
  ObjectReader reader(value, std::move(pointer), errors);
  WorkingPeriod period;
  const auto from = reader.optional_parsed("from", calendar::parse_date);
  // The first week may have no known beginning; the calendar stretches it back.
  period.valid.start = calendar::sys_days{from.value_or(std::chrono::year{1900} / 1 / 1)};
  if (!first && !reader.has("from")) reader.required("from");
  reader.each_element("rest", true, [&](const Json& day, std::string at) {
    if (const auto days = reader.parsed(day, std::move(at), parse_days)) period.rest_days |= *days;
  });
  if (const Json* hours = reader.required("hours")) {
    period.base = read_hours(*hours, child(reader.pointer(), "hours"), errors);
  }
  if (const Json* summer = reader.optional("summer")) {
    period.summer = read_season(*summer, child(reader.pointer(), "summer"), errors);
  }
  if (const Json* ramadan = reader.optional("ramadan")) {
    period.ramadan = read_hours(*ramadan, child(reader.pointer(), "ramadan"), errors);
  }
  pass_over(reader, {"note", "source", "confidence", "areas"});
  reader.finish();
  return period;
}

}  // namespace

Result<Interval<TimeOfDay>> parse_clock_span(std::string_view text) {
  if (const std::size_t dash = text.find('-'); dash != std::string_view::npos) {
    const auto start = calendar::parse_time_of_day(text.substr(0, dash));
    const auto end = calendar::parse_time_of_day(text.substr(dash + 1));
    if (start && end && *start < *end) return Interval<TimeOfDay>{*start, *end};
  }
  return unexpected(Error{"", printable(text), {"reference.no-span", {}}, {"reference.span", {}}, ""});
}

std::optional<calendar::WorkingWeek> read_weeks(ObjectReader& state) {
  std::vector<WorkingPeriod> periods;
  state.each_element("weeks", true, [&](const Json& value, std::string pointer) {
    periods.push_back(read_period(value, std::move(pointer), periods.empty(), state.errors()));
  });
  if (!periods.empty()) return calendar::WorkingWeek{std::move(periods)};
  if (state.has("weeks")) state.report("weeks", {"", "", {"reference.no-week", {}}, {"reference.one-or-more", {}}, ""});
  return std::nullopt;
}

calendar::WorkingWeek default_week() {
  WorkingPeriod period;
  period.rest_days.set(0).set(6);
  for (std::size_t day = 1; day < 6; ++day) period.base.by_weekday[day] = {{calendar::hours{9}, calendar::hours{17}}};
  return calendar::WorkingWeek{{period}};
}

}  // namespace plenary::scheduler
