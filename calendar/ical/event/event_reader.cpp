#include "calendar/ical/event/event_reader.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "calendar/ascii.hpp"
#include "calendar/ical/event/value_names.hpp"

namespace plenary::calendar::ical {

namespace {

std::optional<Moment> read_end(ValueReader& values, const Component& component, const Moment& start) {
  if (const ContentLine* line = component.property("DTEND")) {
    auto end = values.moment(*line, line->value);
    if (end && end->value.is_date != start.value.is_date) {
      values.problem(line->line, line->value, "DTEND and DTSTART are not both dates or both times");
      return std::nullopt;
    }
    // Told in the start's zone: an event has one.
    if (end && end->zone) end->value.time = told_in(*start.zone, end->value.time, *end->zone);
    return end;
  }
  Moment end = start;
  if (const ContentLine* line = component.property("DURATION")) {
    const auto duration = parse_nominal_duration(line->value);
    if (!duration) {
      values.problem(line->line, line->value, "this is no duration", "PT1H30M");
      return std::nullopt;
    }
    end.value.time += *duration;
  } else if (start.value.is_date) {
    end.value.time += days{1};
  }
  return end;
}

std::optional<std::variant<DateSpan, TimedSpan>> read_when(ValueReader& values, const Component& component) {
  const ContentLine* line = component.property("DTSTART");
  if (line == nullptr) {
    values.problem(component.line, "", "the event has no DTSTART", "DTSTART (RFC 5545 §3.6.1)");
    return std::nullopt;
  }
  const auto start = values.moment(*line, line->value);
  if (!start) return std::nullopt;
  const auto end = read_end(values, component, *start);
  if (!end) return std::nullopt;
  if (end->value.time <= start->value.time) {
    values.problem(line->line, line->value, "the event ends before or when it starts");
    return std::nullopt;
  }
  if (!start->zone) return DateSpan{date_of(start->value.time), date_of(end->value.time - days{1})};
  return TimedSpan{start->value.time, end->value.time, *start->zone};
}

void read_sequence(ValueReader& values, const ContentLine& line, Event& event) {
  const char* end = line.value.data() + line.value.size();
  const auto parsed = std::from_chars(line.value.data(), end, event.sequence);
  if (parsed.ec != std::errc{} || parsed.ptr != end) values.problem(line.line, line.value, "SEQUENCE is no number");
}

void read_geo(ValueReader& values, const ContentLine& line, Event& event) {
  const std::string_view value = line.value;
  const std::size_t semicolon = value.find(';');
  const auto number = [](std::string_view text) -> std::optional<double> {
    double result = 0;
    if (text.starts_with('+')) text.remove_prefix(1);
    const auto parsed = std::from_chars(text.data(), text.data() + text.size(), result);
    return parsed.ec == std::errc{} && parsed.ptr == text.data() + text.size() ? std::optional{result} : std::nullopt;
  };
  const auto latitude = number(value.substr(0, semicolon));
  const auto longitude = semicolon == value.npos ? std::nullopt : number(value.substr(semicolon + 1));
  if (!latitude || !longitude) return values.problem(line.line, value, "GEO is no pair of numbers", "48.8566;2.3522");
  event.geo = GeoPosition{*latitude, *longitude};
}

void read_status(ValueReader& values, const ContentLine& line, Event& event) {
  const auto status = value_in(event_statuses, line.value);
  if (!status) {
    return values.problem(line.line, line.value, "unknown STATUS", "TENTATIVE, CONFIRMED, CANCELLED");
  }
  event.status = *status;
}

void read_categories(ValueReader&, const ContentLine& line, Event& event) {
  for (const std::string_view part : split_text_list(line.value)) event.categories.push_back(unescape_text(part));
}

void read_conference(ValueReader&, const ContentLine& line, Event& event) {
  Conference conference{line.value, {}, std::string{line.parameter("LABEL")}, language_of(line)};
  for (const Parameter& parameter : line.parameters) {
    if (parameter.name == "FEATURE") conference.features = parameter.values;
  }
  event.conferences.push_back(std::move(conference));
}

void read_image(ValueReader& values, const ContentLine& line, Event& event) {
  if (ascii::equal_ignoring_case(line.parameter("VALUE"), "BINARY") || !line.parameter("ENCODING").empty()) {
    return values.problem(line.line, "", "a picture inside the file was not read", "IMAGE;VALUE=URI");
  }
  event.images.push_back({line.value, std::string{line.parameter("FMTTYPE")}, std::string{line.parameter("LABEL")}});
}

void read_relation(ValueReader&, const ContentLine& line, Event& event) {
  event.relations.push_back(
      {unescape_text(line.value), value_in(relation_types, line.parameter("RELTYPE")).value_or(RelationType::parent)});
}

void read_link(ValueReader&, const ContentLine& line, Event& event) {
  event.links.push_back({line.value, std::string{line.parameter("LINKREL")}, std::string{line.parameter("LABEL")}});
}

template <std::string Event::*field>
void read_text(ValueReader&, const ContentLine& line, Event& event) {
  event.*field = unescape_text(line.value);
}

template <std::string Event::*field>
void read_raw(ValueReader&, const ContentLine& line, Event& event) {
  event.*field = line.value;
}

template <Instant Event::*field>
void read_instant(ValueReader& values, const ContentLine& line, Event& event) {
  event.*field = values.instant(line).value_or(event.*field);
}

struct Row {
  std::string_view name;
  void (*read)(ValueReader&, const ContentLine&, Event&);
};

constexpr std::array rows{
    Row{"UID", read_text<&Event::uid>},
    Row{"SEQUENCE", read_sequence},
    Row{"DTSTAMP", read_instant<&Event::stamp>},
    Row{"LAST-MODIFIED", read_instant<&Event::last_modified>},
    Row{"SUMMARY", read_text<&Event::summary>},
    Row{"DESCRIPTION", read_text<&Event::description>},
    Row{"LOCATION", read_text<&Event::location>},
    Row{"GEO", read_geo},
    Row{"STATUS", read_status},
    Row{"TRANSP", [](ValueReader&, const ContentLine& line,
                     Event& event) { event.transparent = ascii::equal_ignoring_case(line.value, "TRANSPARENT"); }},
    Row{"CATEGORIES", read_categories},
    Row{"URL", read_raw<&Event::url>},
    Row{"CONFERENCE", read_conference},
    Row{"RELATED-TO", read_relation},
    Row{"LINK", read_link},
    Row{"COLOR", read_raw<&Event::color>},
    Row{"IMAGE", read_image},
    Row{"ORGANIZER", [](ValueReader&, const ContentLine& line, Event& event) { event.organizer = read_user(line); }},
    Row{"ATTENDEE",
        [](ValueReader&, const ContentLine& line, Event& event) { event.attendees.push_back(read_attendee(line)); }},
    Row{"COMMENT", [](ValueReader&, const ContentLine& line,
                      Event& event) { event.comments.push_back(unescape_text(line.value)); }},
};

}  // namespace

std::optional<Event> read_event(ValueReader& values, const Component& component) {
  Event event;
  const auto when = read_when(values, component);
  if (!when) return std::nullopt;
  event.when = *when;
  if (!read_recurrence(values, component, event)) return std::nullopt;
  for (const ContentLine& line : component.properties) {
    const auto row = std::ranges::find(rows, std::string_view{line.name}, &Row::name);
    if (row != rows.end()) row->read(values, line, event);
  }
  for (const Component& inner : component.components) {
    if (inner.name == "VALARM") read_alarm(values, inner, event);
  }
  if (event.uid.empty()) values.problem(component.line, "", "the event has no UID", "UID (RFC 5545 §3.8.4.7)");
  return event;
}

void read_alarm(ValueReader& values, const Component& component, Event& event) {
  const ContentLine* action = component.property("ACTION");
  const ContentLine* trigger = component.property("TRIGGER");
  const ContentLine* text = component.property("DESCRIPTION");
  if (action == nullptr || !ascii::equal_ignoring_case(action->value, "DISPLAY")) {
    return values.problem(component.line, action == nullptr ? "" : action->value,
                          "the alarm was not read: it does not show a text", "ACTION:DISPLAY");
  }
  const auto offset = trigger == nullptr ? std::nullopt : parse_nominal_duration(trigger->value);
  if (!offset || *offset > -minutes{1} || ascii::equal_ignoring_case(trigger->parameter("RELATED"), "END")) {
    return values.problem(component.line, trigger == nullptr ? "" : trigger->value,
                          "the alarm was not read: it does not come before the start", "TRIGGER:-PT15M");
  }
  std::string shown = text == nullptr ? event.summary : unescape_text(text->value);
  event.alarms.push_back({std::chrono::duration_cast<minutes>(-*offset), std::move(shown)});
}

}  // namespace plenary::calendar::ical
