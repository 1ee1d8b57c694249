#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

#include "calendar/civil/zone.hpp"
#include "calendar/ical/event/value_names.hpp"
#include "calendar/ical/itip/itip_check.hpp"
#include "calendar/ical/lint/lint_rule.hpp"
#include "calendar/ical/lint/lint_tables.hpp"

namespace plenary::calendar::ical {

namespace {

using Hits = std::vector<LintHit>;

/// Calls `each(component, parent)` for every component of the calendar, at any depth.
template <class Each>
void each_component(const Component& parent, Each each) {
  for (const Component& component : parent.components) {
    each(component, parent);
    each_component(component, each);  // depth is limited
  }
}

Hits misplaced_component(const LintSubject& subject) {
  Hits hits;
  each_component(*subject.calendar, [&](const Component& component, const Component& parent) {
    const ComponentTable* table = find_component_table(component.name);
    if (table == nullptr || find_component_table(parent.name) == nullptr) return;
    if (std::ranges::find(table->parents, parent.name) != table->parents.end()) return;
    hits.push_back({component.line, component.name + " stands in " + parent.name});
  });
  return hits;
}

Hits repeated_property(const LintSubject& subject) {
  Hits hits;
  const auto look = [&](const Component& component) {
    const ComponentTable* table = find_component_table(component.name);
    if (table == nullptr) return;
    std::set<std::string_view> seen;
    for (const ContentLine& line : component.properties) {
      const auto times = times_in(*table, line.name);
      if (!times || *times == Times::any || seen.insert(line.name).second) continue;
      hits.push_back({line.line, line.name + " stands a second time in " + component.name});
    }
  };
  look(*subject.calendar);
  each_component(*subject.calendar, [&](const Component& component, const Component&) { look(component); });
  return hits;
}

/// What events, alarms, zones and calendars must have is asked by their own rules.
Hits incomplete_component(const LintSubject& subject) {
  static const std::set<std::string_view> asked{"VTODO", "VJOURNAL", "VAVAILABILITY", "AVAILABLE"};
  Hits hits;
  each_component(*subject.calendar, [&](const Component& component, const Component&) {
    if (!asked.contains(component.name)) return;
    for (const AllowedProperty& property : find_component_table(component.name)->properties) {
      if (property.times != Times::required || component.property(property.name) != nullptr) continue;
      hits.push_back({component.line, component.name + " has no " + std::string{property.name}});
    }
  });
  return hits;
}

Hits recurrence_without_start(const LintSubject& subject) {
  Hits hits;
  each_component(*subject.calendar, [&](const Component& component, const Component&) {
    if (component.property("DTSTART") != nullptr) return;
    for (const char* name : {"RRULE", "EXDATE", "RDATE"}) {
      const ContentLine* line = component.property(name);
      if (line != nullptr) hits.push_back({line->line, std::string{name} + " without DTSTART"});
    }
  });
  return hits;
}

/// The instant or, without a zone, the clock time of `line`; nothing where it cannot be compared.
std::optional<std::pair<bool, Instant>> moment_of(const ContentLine* line) {
  if (line == nullptr) return std::nullopt;
  const auto value = parse_date_time(line->value);
  if (!value) return std::nullopt;
  const Instant clock{value->time.time_since_epoch()};
  if (value->is_utc) return std::pair{true, clock};
  const std::string_view tzid = line->parameter("TZID");
  if (value->is_date || tzid.empty()) return std::pair{false, clock};
  const auto zone = Zone::find(tzid);
  if (!zone) return std::nullopt;
  const auto instant = to_instant(*zone, value->time, ResolvePolicy::compatible);
  return instant ? std::optional{std::pair{true, *instant}} : std::nullopt;
}

Hits ends_across_zones(const LintSubject& subject) {
  Hits hits;
  each_component(*subject.calendar, [&](const Component& component, const Component&) {
    const ContentLine* start = component.property("DTSTART");
    for (const char* name : {"DTEND", "DUE"}) {
      const ContentLine* end = component.property(name);
      const auto from = moment_of(start);
      const auto to = moment_of(end);
      if (!from || !to || start == nullptr || end == nullptr) continue;
      const bool same_form = start->parameter("TZID") == end->parameter("TZID") &&
                             start->value.ends_with('Z') == end->value.ends_with('Z');
      // What is written on one clock is compared by the rule about events.
      if (same_form && std::string_view{name} == "DTEND" && component.name == "VEVENT") continue;
      if (from->first == to->first && to->second <= from->second) {
        hits.push_back({end->line, std::string{name} + " is not after DTSTART"});
      }
    }
  });
  return hits;
}

/// §3.8.2.2: a floating start has a floating end, any other an end that is anchored too; a date a date.
Hits ends_otherwise(const LintSubject& subject) {
  Hits hits;
  each_component(*subject.calendar, [&](const Component& component, const Component&) {
    const ContentLine* start = component.property("DTSTART");
    const auto from = start == nullptr ? std::nullopt : parse_date_time(start->value);
    for (const char* name : {"DTEND", "DUE"}) {
      const ContentLine* end = component.property(name);
      const auto to = end == nullptr ? std::nullopt : parse_date_time(end->value);
      if (!from || !to) continue;
      if (from->is_date != to->is_date) {
        if (component.name != "VEVENT") {
          hits.push_back({end->line, std::string{"one of DTSTART and "} + name + " is a date, the other a time"});
        }
        continue;
      }
      const bool from_floats = !from->is_date && !from->is_utc && start->parameter("TZID").empty();
      const bool to_floats = !to->is_date && !to->is_utc && end->parameter("TZID").empty();
      if (from_floats != to_floats) {
        hits.push_back({end->line, std::string{"one of DTSTART and "} + name + " is floating, the other is not"});
      }
    }
  });
  return hits;
}

Hits due_and_duration(const LintSubject& subject) {
  Hits hits;
  each_component(*subject.calendar, [&](const Component& component, const Component&) {
    const ContentLine* duration = component.property("DURATION");
    if (component.name != "VTODO" || duration == nullptr) return;
    if (component.property("DUE") != nullptr) hits.push_back({duration->line, "the to-do has both DUE and DURATION"});
    if (component.property("DTSTART") == nullptr) hits.push_back({duration->line, "DURATION without DTSTART"});
  });
  return hits;
}

Hits repeat_without_duration(const LintSubject& subject) {
  Hits hits;
  each_component(*subject.calendar, [&](const Component& component, const Component&) {
    if (component.name != "VALARM") return;
    const ContentLine* repeat = component.property("REPEAT");
    const ContentLine* duration = component.property("DURATION");
    if ((repeat == nullptr) == (duration == nullptr)) return;
    const ContentLine& line = repeat == nullptr ? *duration : *repeat;
    hits.push_back({line.line, "the alarm has one of REPEAT and DURATION without the other"});
  });
  return hits;
}

Hits periods_in_reverse(const LintSubject& subject) {
  Hits hits;
  each_component(*subject.calendar, [&](const Component& component, const Component&) {
    for (const ContentLine& line : component.properties) {
      if (line.name != "FREEBUSY" && line.name != "RDATE") continue;
      for (const std::string_view part : split_text_list(line.value)) {
        const std::size_t slash = part.find('/');
        if (slash == part.npos) continue;
        const auto from = parse_date_time(part.substr(0, slash));
        const auto to = parse_date_time(part.substr(slash + 1));
        const auto length = parse_nominal_duration(part.substr(slash + 1));
        if ((from && to && to->time <= from->time) || (length && *length <= seconds{0})) {
          hits.push_back({line.line, printable(part) + " ends when or before it begins"});
        }
      }
    }
  });
  return hits;
}

Hits uid_of_two_kinds(const LintSubject& subject) {
  Hits hits;
  std::map<std::string_view, const Component*> first;
  for (const Component& component : subject.calendar->components) {
    const ContentLine* uid = component.property("UID");
    if (uid == nullptr) continue;
    const auto [known, is_new] = first.try_emplace(uid->value, &component);
    if (is_new || known->second->name == component.name) continue;
    hits.push_back({uid->line, printable(uid->value) + " is also the UID of the " + known->second->name + " of line " +
                                   std::to_string(known->second->line)});
  }
  return hits;
}

Hits repeated_name(const LintSubject& subject) {
  Hits hits;
  std::set<std::pair<std::string_view, std::string_view>> seen;
  for (const ContentLine& line : subject.calendar->properties) {
    if (line.name != "NAME" && line.name != "DESCRIPTION") continue;
    if (seen.emplace(line.name, line.parameter("LANGUAGE")).second) continue;
    hits.push_back({line.line, line.name + " stands a second time in one language"});
  }
  return hits;
}

/// RFC 5546, for files that are messages. To-dos and journal entries are not in its tables here.
Hits message(const LintSubject& subject) {
  const ContentLine* method = subject.calendar->property("METHOD");
  if (method == nullptr || !value_in(methods, method->value)) return {};
  const bool known = std::ranges::any_of(subject.calendar->components, [](const Component& component) {
    return component.name == "VEVENT" || component.name == "VFREEBUSY";
  });
  if (!known) return {};
  Hits hits;
  for (const Error& error : check_message(*subject.calendar)) {
    const std::size_t line = std::stoul(error.where.substr(std::string_view{"line "}.size()));
    hits.push_back(
        {line, error.value + " " + plenary::to_text(error.message) + ": " + plenary::to_text(error.allowed)});
  }
  return hits;
}

constexpr std::array rules{
    LintRule{"misplaced-component", Severity::error, "RFC 5545 §3.6", "move it where it belongs", misplaced_component},
    LintRule{"repeated-property", Severity::error, "RFC 5545 §3.6", "keep one", repeated_property},
    LintRule{"incomplete-component", Severity::error, "RFC 5545 §3.6", "add what is missing", incomplete_component},
    LintRule{"recurrence-without-start", Severity::error, "RFC 5545 §3.8.5", "add DTSTART", recurrence_without_start},
    LintRule{"end-before-start", Severity::error, "RFC 5545 §3.8.2.2", "end after the start; DTEND is exclusive",
             ends_across_zones},
    LintRule{"date-type-mismatch", Severity::error, "RFC 5545 §3.8.2.2", "write both in one form", ends_otherwise},
    LintRule{"due-and-duration", Severity::error, "RFC 5545 §3.6.2", "keep DUE, or DTSTART and DURATION",
             due_and_duration},
    LintRule{"repeat-and-duration", Severity::error, "RFC 5545 §3.6.6", "write both or neither",
             repeat_without_duration},
    LintRule{"bad-period", Severity::error, "RFC 5545 §3.3.9", "end the period after its start", periods_in_reverse},
    LintRule{"uid-of-two-kinds", Severity::error, "RFC 5545 §3.8.4.7", "give each component a UID of its own",
             uid_of_two_kinds},
    LintRule{"repeated-name", Severity::error, "RFC 7986 §5.1", "keep one for each language", repeated_name},
    LintRule{"message", Severity::error, "RFC 5546 §3", "make the message what its method asks for", message},
};

}  // namespace

std::span<const LintRule> component_rules() { return rules; }

}  // namespace plenary::calendar::ical
