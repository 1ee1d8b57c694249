#include <algorithm>

#include "calendar/ascii.hpp"
#include "calendar/ical/event/event_reader.hpp"
#include "calendar/ical/event/value_names.hpp"

namespace plenary::calendar::ical {

namespace {

/// Reads what repeats one event, in the zone of its start.
class RecurrenceReader {
 public:
  RecurrenceReader(ValueReader& values, Event& event) : values_(values), event_(event) {
    if (const auto* timed = std::get_if<TimedSpan>(&event.when)) {
      zone_ = timed->zone;
      start_ = timed->start;
    }
  }

  void read_rule(const ContentLine& line) {
    if (recurrence_.rule) return values_.problem(line.line, line.value, "only the first RRULE of an event was read");
    auto rule = parse_recurrence_rule(line.value);
    if (!rule)
      return values_.problem(line.line, line.value, plenary::to_text(rule.error().message),
                             plenary::to_text(rule.error().allowed));
    if (rule->until) rule->until = like_start(*rule->until);
    recurrence_.rule = std::move(*rule);
  }

  void read_dates(const ContentLine& line, std::vector<LocalTime>& dates) {
    for (const std::string_view part : split_text_list(line.value)) {
      const std::size_t slash = part.find('/');
      const auto moment = values_.moment(line, part.substr(0, slash));
      if (!moment) continue;
      const auto start = start_of(line, *moment);
      if (!start) continue;
      if (slash != part.npos) check_length(line, *moment, part.substr(slash + 1));
      dates.push_back(*start);
    }
  }

  bool read_id(const ContentLine& line) {
    const auto moment = values_.moment(line, line.value);
    if (!moment) return false;
    event_.recurrence_id = RecurrenceId{moment->value.time, moment->zone,
                                        ascii::equal_ignoring_case(line.parameter("RANGE"), "THISANDFUTURE")};
    return true;
  }

  Recurrence& recurrence() noexcept { return recurrence_; }

 private:
  /// UNTIL in the form that §3.3.10 asks for, with the meaning that it has for readers: the clock of the event,
  /// and a date includes its whole day.
  DateTimeValue like_start(DateTimeValue until) const {
    if (!zone_) return {midnight(date_of(until.time)), true, false};
    if (until.is_utc) return until;
    const LocalTime last = until.is_date ? until.time + days{1} - seconds{1} : until.time;
    return {LocalTime{to_instant(*zone_, last, ResolvePolicy::compatible).value().time_since_epoch()}, false, true};
  }

  /// An added or excluded start on the event's clock.
  std::optional<LocalTime> start_of(const ContentLine& line, const Moment& moment) {
    if (moment.zone && zone_) return told_in(*zone_, moment.value.time, *moment.zone);
    if (!moment.zone && !zone_) return moment.value.time;
    values_.problem(line.line, line.value, line.name + " and DTSTART are not both dates or both times");
    // Whoever writes so means the occurrence of that day; it must not show up.
    if (!moment.zone && line.name == "EXDATE") return moment.value.time + (start_ - midnight(date_of(start_)));
    return std::nullopt;
  }

  /// An added period lasts as long as the event does, or else its length is not read.
  void check_length(const ContentLine& line, const Moment& start, std::string_view end) {
    const auto* timed = std::get_if<TimedSpan>(&event_.when);
    auto length = parse_nominal_duration(end);
    if (!length) {
      const auto value = parse_date_time(end);
      if (!value) return values_.problem(line.line, line.value, "this is no period");
      length = value->time - start.value.time;
    }
    if (timed != nullptr && *length == timed->end - timed->start) return;
    values_.problem(line.line, line.value, "the period was read with the length of the event");
  }

  ValueReader& values_;
  Event& event_;
  std::optional<Zone> zone_;
  LocalTime start_;
  Recurrence recurrence_;
};

}  // namespace

bool read_recurrence(ValueReader& values, const Component& component, Event& event) {
  RecurrenceReader reader{values, event};
  bool placed = true;
  for (const ContentLine& line : component.properties) {
    if (line.name == "RRULE") {
      reader.read_rule(line);
    } else if (line.name == "RDATE") {
      reader.read_dates(line, reader.recurrence().added);
    } else if (line.name == "EXDATE") {
      reader.read_dates(line, reader.recurrence().excluded);
    } else if (line.name == "RECURRENCE-ID" && !event.recurrence_id) {
      placed = reader.read_id(line) && placed;
    } else if (line.name == "EXRULE") {
      values.problem(line.line, line.value, "EXRULE is obsolete (RFC 5545 §A.3) and was not read", "EXDATE");
    }
  }
  if (reader.recurrence() != Recurrence{}) event.recurrence = std::move(reader.recurrence());
  return placed;
}

}  // namespace plenary::calendar::ical
