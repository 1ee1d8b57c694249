#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

#include "calendar/ascii.hpp"
#include "calendar/ical/lint/lint_rule.hpp"
#include "calendar/ical/lint/lint_tables.hpp"
#include "calendar/ical/lint/lint_walk.hpp"

namespace plenary::calendar::ical {

namespace {

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

/// §3.4, §3.6: the properties of a component come before the components in it.
Hits late_property(const LintSubject& subject) {
  Hits hits;
  const auto look = [&](const Component& component) {
    if (component.components.empty() || component.properties.empty()) return;
    const std::size_t inner = component.components.front().line;
    const auto late = std::ranges::find_if(component.properties, [&](const auto& line) { return line.line > inner; });
    if (late == component.properties.end()) return;
    hits.push_back({late->line, late->name + " of " + component.name + " stands after a component in it"});
  };
  look(*subject.calendar);
  each_component(*subject.calendar, [&](const Component& component, const Component&) { look(component); });
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
  static const std::set<std::string_view> asked{"VTODO",       "VJOURNAL",  "VAVAILABILITY", "AVAILABLE",
                                                "PARTICIPANT", "VLOCATION", "VRESOURCE"};
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
  std::set<std::pair<std::string_view, std::string>> seen;
  for (const ContentLine& line : subject.calendar->properties) {
    if (line.name != "NAME" && line.name != "DESCRIPTION") continue;
    if (seen.emplace(line.name, ascii::upper(line.parameter("LANGUAGE"))).second) continue;
    hits.push_back({line.line, line.name + " stands a second time in one language"});
  }
  return hits;
}

constexpr std::array rules{
    LintRule{"misplaced-component", Severity::error, "RFC 5545 §3.6", "move it where it belongs", misplaced_component},
    LintRule{"late-property", Severity::info, "RFC 5545 §3.6", "move it before the first BEGIN in the component",
             late_property},
    LintRule{"repeated-property", Severity::error, "RFC 5545 §3.6", "keep one", repeated_property},
    LintRule{"incomplete-component", Severity::error, "RFC 5545 §3.6", "add what is missing", incomplete_component},
    LintRule{"recurrence-without-start", Severity::error, "RFC 5545 §3.8.5", "add DTSTART", recurrence_without_start},
    LintRule{"uid-of-two-kinds", Severity::error, "RFC 5545 §3.8.4.7", "give each component a UID of its own",
             uid_of_two_kinds},
    LintRule{"repeated-name", Severity::error, "RFC 7986 §5.1", "keep one for each language", repeated_name},
};

}  // namespace

std::span<const LintRule> component_rules() { return rules; }

}  // namespace plenary::calendar::ical
