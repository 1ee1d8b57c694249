#include "calendar/ical/import/import_times.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "calendar/ascii.hpp"
#include "calendar/ical/text/values.hpp"

namespace plenary::calendar::ical {

namespace {

constexpr std::string_view date_forms = "20200916, 20200916T140000 or 20200916T120000Z";

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
  std::string upper = ascii::upper(trimmed(text));
  // "P1DT" ends before the hours that it announces.
  if (upper.size() > 2 && upper.ends_with('T')) upper.pop_back();
  const auto whole = parse_nominal_duration(upper);
  if (!whole || *whole > longest_length || *whole < -longest_length) return std::nullopt;
  // What stands before the T are days and weeks.
  const std::string_view head = std::string_view{upper}.substr(0, upper.find('T'));
  const auto date = head.size() == upper.size() ? whole : parse_nominal_duration(head);
  const days nominal = std::chrono::duration_cast<days>(date.value_or(seconds{0}));
  return Length{nominal, *whole - nominal};
}

std::optional<Moment> TimeReader::read(const ContentLine& line, std::string_view value) {
  auto parsed = parse_date_time_loosely(value);
  if (!parsed) {
    problems_.add(line.line, value, line.name + " is no date or time", std::string{date_forms});
    return std::nullopt;
  }
  // Declared a date and written as a midnight, as some write whole days.
  const bool declared_date = ascii::equal_ignoring_case(line.parameter("VALUE"), "DATE");
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
  // An empty name is a name where the file defines it (Office 365 does).
  if (!tzid.empty() || (line.has_parameter("TZID") && zones_.defines({}))) return in_zone(line, parsed->time, tzid);
  if (line.has_parameter("TZID")) {
    problems_.add(line.line, value,
                  line.name +
                      " has an empty TZID, which the file does not define: it is read as a "
                      "floating time",
                  "an identifier of the tz database such as Europe/Brussels");
  }
  return Moment{parsed->time, false, std::nullopt};
}

std::optional<Moment> TimeReader::in_zone(const ContentLine& line, LocalTime time, std::string_view tzid) {
  auto zone = zones_.find(tzid);
  if (zone) return Moment{time, false, std::move(*zone)};
  problems_.add(line.line, std::move(zone.error()));
  return std::nullopt;
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
