#include "calendar/ical/event/reader.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "calendar/ical/event/event_reader.hpp"
#include "calendar/ical/event/value_names.hpp"
#include "calendar/ical/text/values.hpp"

namespace plenary::calendar::ical {

namespace {

void read_refresh(ValueReader& values, const ContentLine& line, Calendar& calendar) {
  const auto duration = parse_nominal_duration(line.value);
  if (!duration || *duration < minutes{1}) return values.problem(line.line, line.value, "this is no interval", "PT12H");
  calendar.refresh_interval = std::chrono::floor<minutes>(*duration);
}

void read_head(ValueReader& values, const Component& component, Calendar& calendar) {
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
    } else if (line.name == "METHOD") {
      calendar.method = value_in(methods, line.value);
      if (!calendar.method)
        values.problem(line.line, line.value, "unknown METHOD", "PUBLISH, REQUEST, … (RFC 5546 §1.4)");
    } else if (line.name == "REFRESH-INTERVAL" || (line.name == "X-PUBLISHED-TTL" && !calendar.refresh_interval)) {
      read_refresh(values, line, calendar);
    }
  }
}

/// Tells original starts in the zone of their series, whatever the file did: they are compared with its occurrences.
void align_overrides(std::vector<Event>& events) {
  std::map<std::string_view, Zone> zones;
  for (const Event& event : events) {
    const auto* timed = std::get_if<TimedSpan>(&event.when);
    if (!event.recurrence_id && timed != nullptr) zones.try_emplace(event.uid, timed->zone);
  }
  for (Event& event : events) {
    const auto zone = zones.find(event.uid);
    auto& id = event.recurrence_id;
    if (!id || !id->zone || zone == zones.end()) continue;
    id->start = told_in(zone->second, id->start, *id->zone);
    id->zone = zone->second;
  }
}

}  // namespace

Checked<ReadCalendar> read(const Document& document) {
  ReadCalendar result;
  for (const Fault& fault : document.faults) {
    if (cost_of(fault.kind) == FaultCost::nothing) continue;
    result.problems.push_back({"line " + std::to_string(fault.line), fault.detail, message_of(fault.kind), "", ""});
  }
  const auto calendar = std::ranges::find(document.components, "VCALENDAR", &Component::name);
  if (calendar == document.components.end()) {
    return unexpected(
        Errors{{"line 1", "", "there is no calendar in the file", "BEGIN:VCALENDAR (RFC 5545 §3.4)", ""}});
  }
  FileZones zones{*calendar, stated_window(*calendar)};
  ValueReader values{zones, result.problems};
  read_head(values, *calendar, result.calendar);
  for (const Component& component : calendar->components) {
    if (component.name == "VEVENT") {
      if (auto event = read_event(values, component)) result.calendar.events.push_back(std::move(*event));
    } else if (component.name == "VFREEBUSY") {
      if (auto busy = read_free_busy(values, component)) result.calendar.free_busy.push_back(std::move(*busy));
    }
  }
  align_overrides(result.calendar.events);
  result.zones = zones.notes();
  return result;
}

Checked<ReadCalendar> read(std::string_view text, const Limits& limits) {
  const auto document = parse_document(text, limits);
  if (!document) return unexpected(Errors{document.error()});
  return read(*document);
}

}  // namespace plenary::calendar::ical
