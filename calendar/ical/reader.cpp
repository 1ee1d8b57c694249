#include "calendar/ical/reader.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include "calendar/ical/values.hpp"

namespace plenary::calendar::ical {

namespace {

class Reader {
 public:
  explicit Reader(Errors& problems) : problems_(problems) {}

  void read_head(const Component& component, Calendar& calendar) {
    for (const ContentLine& line : component.properties) {
      if (line.name == "NAME" || (line.name == "X-WR-CALNAME" && calendar.name.empty())) {
        calendar.name = unescape_text(line.value);
        if (const auto language = language_of(line)) calendar.language = *language;
      } else if (line.name == "DESCRIPTION" || (line.name == "X-WR-CALDESC" && calendar.description.empty())) {
        calendar.description = unescape_text(line.value);
      } else if (line.name == "SOURCE") {
        calendar.source = line.value;
      } else if (line.name == "URL") {
        calendar.url = line.value;
      } else if (line.name == "COLOR") {
        calendar.color = line.value;
      } else if (line.name == "REFRESH-INTERVAL" || (line.name == "X-PUBLISHED-TTL" && !calendar.refresh_interval)) {
        read_refresh(line, calendar);
      }
    }
  }

  std::optional<Event> read_event(const Component& component) {
    Event event;
    const auto when = read_when(component);
    if (!when) return std::nullopt;
    event.when = *when;
    for (const ContentLine& line : component.properties) read_property(line, event);
    if (event.uid.empty()) problem(component.line, "", "the event has no UID", "UID (RFC 5545 §3.8.4.7)");
    return event;
  }

 private:
  void problem(std::size_t line, std::string_view value, std::string message, std::string allowed = {}) {
    problems_.push_back({"line " + std::to_string(line), printable(value), std::move(message), std::move(allowed), ""});
  }

  static std::optional<Language> language_of(const ContentLine& line) {
    for (const Language language : all_languages) {
      if (line.parameter("LANGUAGE") == tag(language)) return language;
    }
    return std::nullopt;
  }

  void read_refresh(const ContentLine& line, Calendar& calendar) {
    const auto duration = parse_nominal_duration(line.value);
    if (!duration || *duration < minutes{1}) return problem(line.line, line.value, "this is no interval", "PT12H");
    calendar.refresh_interval = std::chrono::floor<minutes>(*duration);
  }

  std::optional<Instant> read_instant(const ContentLine& line) {
    const auto value = parse_date_time(line.value);
    if (value && value->is_utc) return Instant{value->time.time_since_epoch()};
    problem(line.line, line.value, line.name + " is no UTC time", "20200916T120000Z");
    return std::nullopt;
  }

  struct Moment {
    DateTimeValue value;
    std::optional<Zone> zone;  ///< of a DATE-TIME
  };

  std::optional<Moment> read_moment(const ContentLine& line) {
    const auto value = parse_date_time(line.value);
    if (!value) {
      problem(line.line, line.value, line.name + " is no date or time", "20200916, 20200916T140000");
      return std::nullopt;
    }
    if (value->is_date) return Moment{*value, std::nullopt};
    if (value->is_utc) return Moment{*value, Zone::utc()};
    const std::string_view id = line.parameter("TZID");
    if (id.empty()) {
      problem(line.line, line.value, line.name + " is a floating time: nobody can say when it is", "a TZID");
      return std::nullopt;
    }
    auto zone = Zone::find(id);
    if (!zone) {
      Error error = zone.error();
      error.where = "line " + std::to_string(line.line);
      problems_.push_back(std::move(error));
      return std::nullopt;
    }
    return Moment{*value, *zone};
  }

  std::optional<Moment> read_end(const Component& component, const Moment& start) {
    if (const ContentLine* line = component.property("DTEND")) {
      auto end = read_moment(*line);
      if (end && end->value.is_date != start.value.is_date) {
        problem(line->line, line->value, "DTEND and DTSTART are not both dates or both times");
        return std::nullopt;
      }
      // Told in the start's zone: an event has one.
      if (end && end->zone && end->zone != start.zone) {
        const auto instant = to_instant(*end->zone, end->value.time, ResolvePolicy::compatible).value();
        end->value.time = start.zone->to_local(instant);
      }
      return end;
    }
    Moment end = start;
    if (const ContentLine* line = component.property("DURATION")) {
      const auto duration = parse_nominal_duration(line->value);
      if (!duration) {
        problem(line->line, line->value, "this is no duration", "PT1H30M");
        return std::nullopt;
      }
      end.value.time += *duration;
    } else if (start.value.is_date) {
      end.value.time += days{1};
    }
    return end;
  }

  std::optional<std::variant<DateSpan, TimedSpan>> read_when(const Component& component) {
    const ContentLine* line = component.property("DTSTART");
    if (line == nullptr) {
      problem(component.line, "", "the event has no DTSTART", "DTSTART (RFC 5545 §3.6.1)");
      return std::nullopt;
    }
    const auto start = read_moment(*line);
    if (!start) return std::nullopt;
    const auto end = read_end(component, *start);
    if (!end) return std::nullopt;
    if (end->value.time <= start->value.time) {
      problem(line->line, line->value, "the event ends before or when it starts");
      return std::nullopt;
    }
    if (!start->zone) return DateSpan{date_of(start->value.time), date_of(end->value.time - days{1})};
    return TimedSpan{start->value.time, end->value.time, *start->zone};
  }

  void read_property(const ContentLine& line, Event& event) {
    if (line.name == "UID") {
      event.uid = unescape_text(line.value);
    } else if (line.name == "SEQUENCE") {
      const char* end = line.value.data() + line.value.size();
      const auto parsed = std::from_chars(line.value.data(), end, event.sequence);
      if (parsed.ec != std::errc{} || parsed.ptr != end) problem(line.line, line.value, "SEQUENCE is no number");
    } else if (line.name == "DTSTAMP") {
      event.stamp = read_instant(line).value_or(event.stamp);
    } else if (line.name == "LAST-MODIFIED") {
      event.last_modified = read_instant(line).value_or(event.last_modified);
    } else if (line.name == "SUMMARY") {
      event.summary = unescape_text(line.value);
    } else if (line.name == "DESCRIPTION") {
      event.description = unescape_text(line.value);
    } else if (line.name == "LOCATION") {
      event.location = unescape_text(line.value);
    } else if (line.name == "GEO") {
      read_geo(line, event);
    } else if (line.name == "STATUS") {
      read_status(line, event);
    } else if (line.name == "TRANSP") {
      event.transparent = line.value == "TRANSPARENT";
    } else if (line.name == "CATEGORIES") {
      for (const std::string_view part : split_text_list(line.value)) event.categories.push_back(unescape_text(part));
    } else if (line.name == "URL") {
      event.url = line.value;
    } else if (line.name == "CONFERENCE") {
      read_conference(line, event);
    } else if (line.name == "RELATED-TO") {
      const std::string_view type = line.parameter("RELTYPE");
      event.relations.push_back({unescape_text(line.value), type == "CHILD"     ? RelationType::child
                                                            : type == "SIBLING" ? RelationType::sibling
                                                                                : RelationType::parent});
    } else if (line.name == "LINK") {
      event.links.push_back({line.value, std::string{line.parameter("LINKREL")}, std::string{line.parameter("LABEL")}});
    } else if (line.name == "RRULE" || line.name == "RDATE") {
      problem(line.line, line.value, "only the first occurrence of the recurrence was read");
    }
  }

  void read_geo(const ContentLine& line, Event& event) {
    const std::string_view value = line.value;
    const std::size_t semicolon = value.find(';');
    const auto number = [](std::string_view text) -> std::optional<double> {
      double result = 0;
      const auto parsed = std::from_chars(text.data(), text.data() + text.size(), result);
      return parsed.ec == std::errc{} && parsed.ptr == text.data() + text.size() ? std::optional{result} : std::nullopt;
    };
    const auto latitude = number(value.substr(0, semicolon));
    const auto longitude = semicolon == value.npos ? std::nullopt : number(value.substr(semicolon + 1));
    if (!latitude || !longitude) return problem(line.line, value, "GEO is no pair of numbers", "48.856600;2.352200");
    event.geo = GeoPosition{*latitude, *longitude};
  }

  void read_status(const ContentLine& line, Event& event) {
    if (line.value == "TENTATIVE") {
      event.status = EventStatus::tentative;
    } else if (line.value == "CANCELLED") {
      event.status = EventStatus::cancelled;
    } else if (line.value != "CONFIRMED") {
      problem(line.line, line.value, "unknown STATUS", "TENTATIVE, CONFIRMED, CANCELLED");
    }
  }

  static void read_conference(const ContentLine& line, Event& event) {
    Conference conference{line.value, {}, std::string{line.parameter("LABEL")}, language_of(line)};
    for (const Parameter& parameter : line.parameters) {
      if (parameter.name == "FEATURE") conference.features = parameter.values;
    }
    event.conferences.push_back(std::move(conference));
  }

  Errors& problems_;
};

std::string fault_text(FaultKind kind) {
  switch (kind) {
    case FaultKind::invalid_utf8:
      return "the line is not valid UTF-8";
    case FaultKind::control_character:
      return "the line holds a control character";
    case FaultKind::malformed_line:
      return "this is no line of the form NAME:value";
    case FaultKind::unexpected_end:
      return "END of a component that is not open";
    case FaultKind::missing_end:
      return "BEGIN without END";
    case FaultKind::outside_component:
      return "a property outside BEGIN and END";
    case FaultKind::bare_line_feed:
    case FaultKind::long_line:
    case FaultKind::split_character:
    case FaultKind::byte_order_mark:
      return {};  // harmless to a reader
  }
  return {};
}

}  // namespace

Checked<ReadCalendar> read(std::string_view text, const Limits& limits) {
  const auto document = parse_document(text, limits);
  if (!document) return unexpected(Errors{document.error()});

  ReadCalendar result;
  for (const Fault& fault : document->faults) {
    if (std::string message = fault_text(fault.kind); !message.empty()) {
      result.problems.push_back({"line " + std::to_string(fault.line), fault.detail, std::move(message), "", ""});
    }
  }
  const auto calendar = std::ranges::find(document->components, "VCALENDAR", &Component::name);
  if (calendar == document->components.end()) {
    return unexpected(
        Errors{{"line 1", "", "there is no calendar in the file", "BEGIN:VCALENDAR (RFC 5545 §3.4)", ""}});
  }
  Reader reader{result.problems};
  reader.read_head(*calendar, result.calendar);
  for (const Component& component : calendar->components) {
    if (component.name != "VEVENT") continue;
    if (auto event = reader.read_event(component)) result.calendar.events.push_back(std::move(*event));
  }
  return result;
}

}  // namespace plenary::calendar::ical
