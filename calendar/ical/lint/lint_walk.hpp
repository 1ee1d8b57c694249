#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "calendar/ical/lint/lint_rule.hpp"
#include "calendar/ical/text/property_types.hpp"

/// How the rules of `lint` go through a calendar. Depth is limited when the file is read.
namespace plenary::calendar::ical {

using Hits = std::vector<LintHit>;

/// Calls `each(component, parent)` for every component within `parent`, at any depth.
template <class Each>
void each_component(const Component& parent, const Each& each) {
  for (const Component& component : parent.components) {
    each(component, parent);
    each_component(component, each);
  }
}

/// Every property of `component` and of what stands in it for which `complaint(component, line)` has something to say.
template <class Complaint>
void about_properties(const Component& component, const Complaint& complaint, Hits& hits) {
  for (const ContentLine& line : component.properties) {
    if (std::string message = complaint(component, line); !message.empty()) {
      hits.push_back({line.line, std::move(message)});
    }
  }
  for (const Component& inner : component.components) about_properties(inner, complaint, hits);
}

/// The rule that asks `complaint` about every property of the calendar, its own ones included.
template <auto complaint>
Hits every_property(const LintSubject& subject) {
  Hits hits;
  about_properties(*subject.calendar, complaint, hits);
  return hits;
}

/// Whether the file is a message between people (RFC 5546) and no feed.
inline bool is_message(const LintSubject& subject) { return subject.calendar->property("METHOD") != nullptr; }

/// Whether it is a part of a definition of a zone. RFC 5545 §3.6.5.
inline bool is_observance(const Component& component) {
  return component.name == "STANDARD" || component.name == "DAYLIGHT";
}

/// The property's type as it stands: what VALUE says, or the default; nothing where nobody knows.
inline std::optional<ValueType> type_of(const ContentLine& line) {
  if (line.has_parameter("VALUE")) return find_value_type(line.parameter("VALUE"));
  const PropertyType* property = find_property_type(line.name);
  return property == nullptr ? std::nullopt : std::optional{property->type};
}

}  // namespace plenary::calendar::ical
