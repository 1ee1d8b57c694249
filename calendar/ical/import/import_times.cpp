#include "calendar/ical/import/import_times.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "calendar/ical/text/values.hpp"

namespace plenary::calendar::ical {

namespace {

constexpr std::string_view date_forms = "20200916, 20200916T140000 or 20200916T120000Z";

/// Upper case and without spaces around; "T240000" as midnight of the next day, "T1400" with its seconds.
std::optional<DateTimeValue> parse_loosely(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  std::string value{text};
  std::ranges::transform(value, value.begin(), [](char c) { return c == 't' ? 'T' : c == 'z' ? 'Z' : c; });
  constexpr std::size_t time = 9;  // after "20200916T"
  if (value.size() == time + 4 || (value.size() == time + 5 && value.back() == 'Z')) value.insert(time + 4, "00");
  const bool next_day = value.size() > time && value.compare(time, 6, "240000") == 0;
  if (next_day) value.replace(time, 2, "00");
  auto parsed = parse_date_time(value);
  if (parsed && next_day) parsed->time += days{1};
  return parsed;
}

}  // namespace

void Problems::add(std::size_t line, std::string_view value, std::string message, std::string allowed,
                   std::string fix) {
  add(line, {"", printable(value), std::move(message), std::move(allowed), std::move(fix)});
}

void Problems::add(std::size_t line, Error error) {
  if (entries_.size() == most_) {
    ++left_out_;
    return;
  }
  error.where = "line " + std::to_string(line);
  entries_.push_back({line, std::move(error)});
}

Errors Problems::take() {
  std::ranges::stable_sort(entries_, {}, &Entry::line);
  Errors errors;
  errors.reserve(entries_.size() + 1);
  for (Entry& entry : entries_) errors.push_back(std::move(entry.error));
  if (left_out_ != 0) errors.push_back({"", "", fmt::format("{} more problems are not listed", left_out_), "", ""});
  return errors;
}

Interval<Instant> span_of(const Moment& start, const Length& length) noexcept {
  const Instant begins = start.instant();
  const Instant day = length.nominal == days{0} ? begins : start.clock->to_instant(start.local + length.nominal);
  return {begins, day + length.exact};
}

std::variant<DateSpan, TimedSpan> when_of(const Moment& start, const Length& length) {
  if (start.is_date) return DateSpan{date_of(start.local), date_of(start.local + length.nominal - days{1})};
  const auto span = span_of(start, length);
  const Zone zone = start.clock->zone().value_or(Zone::utc());
  return TimedSpan{zone.to_local(span.start), zone.to_local(span.end), zone};
}

std::optional<Length> parse_length(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  const auto whole = parse_nominal_duration(text);
  if (!whole || *whole > longest_length || *whole < -longest_length) return std::nullopt;
  // What stands before the T are days and weeks.
  const std::string_view head = text.substr(0, text.find('T'));
  const auto date = head.size() == text.size() ? whole : parse_nominal_duration(head);
  const days nominal = std::chrono::duration_cast<days>(date.value_or(seconds{0}));
  return Length{nominal, *whole - nominal};
}

std::optional<Moment> TimeReader::read(const ContentLine& line, std::string_view value) {
  auto parsed = parse_loosely(value);
  if (!parsed) {
    problems_.add(line.line, value, line.name + " is no date or time", std::string{date_forms});
    return std::nullopt;
  }
  // Declared a date and written as a midnight, as some write whole days.
  const bool declared_date = line.parameter("VALUE") == "DATE";
  if (declared_date && !parsed->is_date && time_of_day(parsed->time) == TimeOfDay{0}) {
    return Moment{midnight(date_of(parsed->time)), true, std::nullopt};
  }
  if (parsed->is_date) return Moment{parsed->time, true, std::nullopt};
  const std::string_view tzid = line.parameter("TZID");
  if (parsed->is_utc) {
    if (!tzid.empty()) {
      problems_.add(line.line, value, line.name + " ends in Z and names a time zone: it is read as UTC",
                    "one of the two (RFC 5545 §3.2.19)");
    }
    return Moment{parsed->time, false, FileZone{Zone::utc()}};
  }
  if (tzid.empty()) return Moment{parsed->time, false, std::nullopt};
  auto zone = zones_.find(tzid);
  if (!zone) {
    problems_.add(line.line, std::move(zone.error()));
    return std::nullopt;
  }
  return Moment{parsed->time, false, std::move(*zone)};
}

bool TimeReader::anchor(const ContentLine& line, Moment& moment) {
  if (moment.clock) return true;
  if (!floating_) {
    problems_.add(line.line, line.value,
                  moment.is_date ? line.name + " is a whole day, and nobody said where"
                                 : line.name + " is a floating time: nobody said where",
                  "a zone for whole days and floating times",
                  suggestion_.empty() ? "state the zone of the calendar's owner" : "the file suggests " + suggestion_);
    return false;
  }
  moment.clock = FileZone{*floating_};
  return true;
}

std::optional<Moment> TimeReader::read_anchored(const ContentLine& line, std::string_view value) {
  auto moment = read(line, value);
  if (!moment || !anchor(line, *moment)) return std::nullopt;
  return moment;
}

}  // namespace plenary::calendar::ical
