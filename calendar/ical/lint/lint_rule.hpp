#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/ical/lint/lint.hpp"
#include "calendar/ical/text/document.hpp"
#include "calendar/ical/text/values.hpp"

/// How the rules of `lint` are written: one function and one row of a table each.
namespace plenary::calendar::ical {

/// A time property of an event whose value could be read.
struct LintTime {
  const ContentLine* line;
  DateTimeValue value;
  std::string_view tzid;  ///< empty where none is given
};

/// What takes place at a time, or in every one of a series: an event, a to-do, a journal entry, an AVAILABLE.
struct LintEvent {
  const Component* component;
  std::optional<LintTime> start;
  std::optional<LintTime> end;             ///< DTEND
  std::string_view uid;                    ///< empty where it has none
  bool is_override = false;                ///< it has a RECURRENCE-ID
  std::vector<LintTime> recurrence_times;  ///< the readable starts of RDATE, EXDATE and RECURRENCE-ID, as they stand
};

/// What the rules look at, understood once.
struct LintSubject {
  const Document* document;
  const Component* calendar;       ///< the VCALENDAR that is looked at; an empty component where there is none
  std::vector<LintEvent> entries;  ///< the events before all others
  std::size_t event_count = 0;
  std::map<std::string, const Component*, std::less<>> timezones;  ///< the first definition of each TZID, unescaped

  std::span<const LintEvent> events() const noexcept { return std::span{entries}.first(event_count); }
};

struct LintHit {
  std::size_t line;
  std::string message;
};

struct LintRule {
  std::string_view id;
  Severity severity;
  std::string_view section;
  std::string_view fix;
  std::vector<LintHit> (*find)(const LintSubject&);
};

/// Of the file as lines; looked for once.
std::span<const LintRule> line_rules();
std::span<const LintRule> calendar_rules();
std::span<const LintRule> component_rules();
std::span<const LintRule> property_rules();
std::span<const LintRule> parameter_rules();
std::span<const LintRule> span_rules();
std::span<const LintRule> event_rules();
std::span<const LintRule> recurrence_rules();
std::span<const LintRule> people_rules();
std::span<const LintRule> alarm_rules();
std::span<const LintRule> message_rules();
std::span<const LintRule> timezone_rules();

}  // namespace plenary::calendar::ical
