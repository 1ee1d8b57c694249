#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/ical/recurrence/recurrence.hpp"
#include "tests/fuzz/law.hpp"

// The first line is DTSTART's value, with ";" and a zone's identifier where it has one; the rest is the rule.
// Laws: a rule is refused with a reason, or printed and read again as the same; its expansion begins with the
// start, strictly increases, stays within its limits and window, and skipping is dropping.

namespace {

using namespace plenary;
using namespace plenary::calendar;
using namespace plenary::calendar::ical;

constexpr RecurrenceLimits limits{100, 500};

RecurrenceStart start_of(std::string_view line) {
  const std::size_t semicolon = line.find(';');
  const auto value = parse_date_time(line.substr(0, semicolon));
  if (!value) return LocalTime{std::chrono::local_days{year{2026} / 9 / 16} + hours{14}};
  if (value->is_date) return date_of(value->time);
  if (value->is_utc) return ZonedTime{value->time, Zone::utc()};
  if (semicolon == std::string_view::npos) return value->time;
  const auto zone = Zone::find(line.substr(semicolon + 1));
  return zone ? RecurrenceStart{ZonedTime{value->time, *zone}} : RecurrenceStart{value->time};
}

void expand(const RecurrenceRule& rule, const RecurrenceStart& start) {
  RecurrenceExpander expander{rule, start, limits};
  std::vector<LocalTime> times;
  while (const auto time = expander.next()) {
    fuzz::law(times.empty() ? *time == local_time(start) : *time > times.back(), "occurrences out of order");
    times.push_back(*time);
  }
  fuzz::law(!times.empty(), "the start is no occurrence");
  fuzz::law(times.size() <= limits.occurrences && expander.periods_examined() <= limits.periods, "a limit is exceeded");
  fuzz::law(!rule.count || times.size() <= *rule.count, "more occurrences than COUNT");
  fuzz::law(expander.end() != RecurrenceEnd::none, "an end without a reason");
  fuzz::law(!expander.next(), "an occurrence after the end");

  const LocalTime middle = times[times.size() / 2];
  RecurrenceExpander skipped{rule, start, limits};
  skipped.skip_to(middle);
  skipped.stop_before(times.back());
  for (std::size_t i = times.size() / 2; i + 1 < times.size(); ++i) {
    fuzz::law(skipped.next() == times[i], "skipping is not dropping");
  }
  fuzz::law(!skipped.next(), "an occurrence after the window");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  const std::size_t line = text.find('\n');
  const RecurrenceStart start = start_of(text.substr(0, line));
  const auto rule = parse_recurrence_rule(line == std::string_view::npos ? text : text.substr(line + 1));
  if (!rule) {
    fuzz::explains_itself(rule.error());
    return 0;
  }
  const auto again = parse_recurrence_rule(to_text(*rule));
  fuzz::law(again.has_value(), "what was printed cannot be read");
  fuzz::law(*again == *rule, "what was printed reads as something else");
  expand(*rule, start);
  return 0;
}
