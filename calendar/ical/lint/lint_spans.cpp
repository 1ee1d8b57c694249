#include <array>
#include <utility>

#include "calendar/ical/lint/lint_rule.hpp"
#include "calendar/ical/lint/lint_walk.hpp"
#include "calendar/ical/zone/file_zones.hpp"

namespace plenary::calendar::ical {

namespace {

/// DTSTART beside DTEND or DUE, as far as both can be read.
struct Span {
  const ContentLine* start;
  const ContentLine* end;
  DateTimeValue from;
  DateTimeValue to;
};

/// Calls `each(span)` for every component with a start and an end.
template <class Each>
void each_span(const LintSubject& subject, const Each& each) {
  each_component(*subject.calendar, [&](const Component& component, const Component&) {
    const ContentLine* start = component.property("DTSTART");
    const auto from = start == nullptr ? std::nullopt : parse_date_time(start->value);
    if (!from) return;
    for (const char* name : {"DTEND", "DUE"}) {
      const ContentLine* end = component.property(name);
      const auto to = end == nullptr ? std::nullopt : parse_date_time(end->value);
      if (to) each(Span{start, end, *from, *to});
    }
  });
}

/// What the zones of one calendar mean, looked up only where two of them must be compared.
class Clocks {
 public:
  explicit Clocks(const Component& calendar) : calendar_(calendar) {}

  /// The instant of a time that is in UTC or in a zone that the name or the file explains; nothing for any other.
  std::optional<Instant> instant_of(const ContentLine& line, const DateTimeValue& value) {
    if (value.is_date) return std::nullopt;
    if (value.is_utc) return Instant{value.time.time_since_epoch()};
    const std::string_view tzid = line.parameter("TZID");
    if (tzid.empty()) return std::nullopt;
    if (!zones_) zones_.emplace(calendar_, stated_window(calendar_));
    const auto zone = zones_->find(tzid);
    return zone ? std::optional{zone->to_instant(value.time)} : std::nullopt;
  }

 private:
  const Component& calendar_;
  std::optional<FileZones> zones_;
};

bool is_on_one_clock(const Span& span) {
  return span.from.is_utc == span.to.is_utc && span.from.is_date == span.to.is_date &&
         (span.from.is_utc || span.start->parameter("TZID") == span.end->parameter("TZID"));
}

Hits end_before_start(const LintSubject& subject) {
  Hits hits;
  Clocks clocks{*subject.calendar};
  each_span(subject, [&](const Span& span) {
    const bool one_clock = is_on_one_clock(span);
    // On one clock the time that a fold repeats may come before the one that it repeats: the instants decide there.
    if (one_clock && span.to.time > span.from.time + hours{3}) return;
    const auto from = clocks.instant_of(*span.start, span.from);
    const auto to = clocks.instant_of(*span.end, span.to);
    const bool ends_early = from && to ? *to <= *from : one_clock && span.to.time <= span.from.time;
    if (ends_early) hits.push_back({span.end->line, span.end->name + " is not after DTSTART"});
  });
  return hits;
}

/// §3.8.2.2, §3.8.2.3: a date beside a date; a floating time beside a floating time, any other beside an anchored one.
Hits date_type_mismatch(const LintSubject& subject) {
  Hits hits;
  const auto floats = [](const ContentLine& line, const DateTimeValue& value) {
    return !value.is_date && !value.is_utc && line.parameter("TZID").empty();
  };
  each_span(subject, [&](const Span& span) {
    if (span.from.is_date != span.to.is_date) {
      hits.push_back({span.end->line, "one of DTSTART and " + span.end->name + " is a date, the other a time"});
    } else if (floats(*span.start, span.from) != floats(*span.end, span.to)) {
      hits.push_back({span.end->line, "one of DTSTART and " + span.end->name + " is floating, the other is not"});
    }
  });
  return hits;
}

Hits end_and_duration(const LintSubject& subject) {
  Hits hits;
  each_component(*subject.calendar, [&](const Component& component, const Component&) {
    const ContentLine* duration = component.property("DURATION");
    if (duration != nullptr && component.property("DTEND") != nullptr) {
      hits.push_back({duration->line, component.name + " has both DTEND and DURATION"});
    }
  });
  return hits;
}

Hits due_and_duration(const LintSubject& subject) {
  Hits hits;
  each_component(*subject.calendar, [&](const Component& component, const Component&) {
    const ContentLine* duration = component.property("DURATION");
    if (duration == nullptr) return;
    if (component.property("DUE") != nullptr) {
      hits.push_back({duration->line, component.name + " has both DUE and DURATION"});
    }
    if ((component.name == "VTODO" || component.name == "VAVAILABILITY") && component.property("DTSTART") == nullptr) {
      hits.push_back({duration->line, "DURATION without DTSTART"});
    }
  });
  return hits;
}

/// RFC 7953 §3.1: "MUST be DATE-TIME values specified as either the date with UTC time or the date with local time and
/// a time zone reference".
std::string bad_availability_time(const Component& component, const ContentLine& line) {
  if (component.name != "VAVAILABILITY" && component.name != "AVAILABLE") return {};
  if (line.name != "DTSTART" && line.name != "DTEND") return {};
  const auto value = parse_date_time(line.value);
  if (!value || value->is_utc) return {};
  if (value->is_date) return line.name + " of an availability is a date";
  return line.parameter("TZID").empty() ? line.name + " of an availability has no zone" : std::string{};
}

/// What is wrong with one PERIOD (§3.3.9); empty where nothing is. Those of FREEBUSY are in UTC (§3.8.2.6).
std::string period_complaint(std::string_view part, bool in_utc) {
  const std::size_t slash = part.find('/');
  if (slash == part.npos) return printable(part) + " is no period";
  const auto from = parse_date_time(part.substr(0, slash));
  const std::string_view second = part.substr(slash + 1);
  const auto to = parse_date_time(second);
  if (!from || from->is_date || (to ? to->is_date || to->is_utc != from->is_utc : !is_duration(second))) {
    return printable(part) + " is no period";
  }
  if (in_utc && !from->is_utc) return printable(part) + " is not in UTC";
  const bool lasts = to ? to->time > from->time : *parse_nominal_duration(second) > seconds{0};
  return lasts ? std::string{} : printable(part) + " does not end after its start";
}

std::string bad_period(const Component&, const ContentLine& line) {
  const bool is_list_of_periods = type_of(line) == ValueType::period;
  if (!is_list_of_periods && (line.name != "RDATE" || line.value.find('/') == std::string::npos)) return {};
  if (!is_list_of_periods) return "RDATE has a period without VALUE=PERIOD";
  for (const std::string_view part : split_text_list(line.value)) {
    if (std::string complaint = period_complaint(part, line.name == "FREEBUSY"); !complaint.empty()) return complaint;
  }
  return {};
}

/// §3.8.2.5: positive, and of whole days beside a date.
std::string bad_duration(const Component& component, const ContentLine& line) {
  if (type_of(line) != ValueType::duration) return {};
  // What is no duration at all has a rule of its own there, and none need be positive.
  if (line.name == "TRIGGER" && (is_duration(line.value) || !parse_nominal_duration(line.value))) return {};
  if (!is_duration(line.value)) return line.name + " is " + printable(line.value);
  if (parse_nominal_duration(line.value).value_or(seconds{0}) <= seconds{0}) {
    return line.name + " is " + printable(line.value) + ", which is no time at all";
  }
  const ContentLine* start = component.property("DTSTART");
  const auto value = start == nullptr ? std::nullopt : parse_date_time(start->value);
  if (line.name == "DURATION" && value && value->is_date && line.value.find_first_of("Tt") != std::string::npos) {
    return "DURATION has hours, but DTSTART is a date";
  }
  return {};
}

constexpr std::array rules{
    LintRule{"end-before-start", Severity::error, "RFC 5545 §3.8.2.2", "end after the start; DTEND is exclusive",
             end_before_start},
    LintRule{"date-type-mismatch", Severity::error, "RFC 5545 §3.8.2.2",
             "make both dates, both floating, or both times with a zone or in UTC", date_type_mismatch},
    LintRule{"end-and-duration", Severity::error, "RFC 5545 §3.6.1", "keep one of them", end_and_duration},
    LintRule{"due-and-duration", Severity::error, "RFC 5545 §3.6.2", "keep DUE, or DTSTART and DURATION",
             due_and_duration},
    LintRule{"bad-duration", Severity::error, "RFC 5545 §3.3.6", "write PT1H30M, P1D or P2W",
             every_property<bad_duration>},
    LintRule{"bad-availability-time", Severity::error, "RFC 7953 §3.1", "write a time in UTC or with a TZID",
             every_property<bad_availability_time>},
    LintRule{"bad-period", Severity::error, "RFC 5545 §3.3.9", "write 20200916T120000Z/20200916T130000Z or …/PT1H",
             every_property<bad_period>},
};

}  // namespace

std::span<const LintRule> span_rules() { return rules; }

}  // namespace plenary::calendar::ical
