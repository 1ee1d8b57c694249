#include <array>
#include <utility>

#include "calendar/ascii.hpp"
#include "calendar/ical/lint/lint_rule.hpp"
#include "calendar/ical/lint/lint_walk.hpp"

/// VALARM. RFC 5545 §3.6.6 and §3.8.6, RFC 9074.
namespace plenary::calendar::ical {

namespace {

/// Calls `each(alarm, parent)` for every alarm, wherever it stands.
template <class Each>
void each_alarm(const LintSubject& subject, const Each& each) {
  each_component(*subject.calendar, [&](const Component& component, const Component& parent) {
    if (component.name == "VALARM") each(component, parent);
  });
}

bool does(const Component& alarm, std::string_view what) {
  const ContentLine* action = alarm.property("ACTION");
  return action != nullptr && ascii::equal_ignoring_case(action->value, what);
}

Hits alarm_in_feed(const LintSubject& subject) {
  Hits hits;
  if (is_message(subject)) return hits;
  each_alarm(subject, [&](const Component& alarm, const Component&) {
    hits.push_back({alarm.line, "an alarm in a feed rings for every subscriber"});
  });
  return hits;
}

Hits incomplete_alarm(const LintSubject& subject) {
  Hits hits;
  each_alarm(subject, [&](const Component& alarm, const Component&) {
    const auto need = [&](std::string_view name, std::string_view whose) {
      if (alarm.property(name) != nullptr) return;
      hits.push_back({alarm.line, std::string{whose}.append(" has no ").append(name)});
    };
    for (const char* name : {"ACTION", "TRIGGER"}) need(name, "the alarm");
    if (does(alarm, "DISPLAY")) need("DESCRIPTION", "the alarm that shows a text");
    if (does(alarm, "EMAIL")) {
      for (const char* name : {"DESCRIPTION", "SUMMARY", "ATTENDEE"}) need(name, "the alarm by mail");
    }
  });
  return hits;
}

/// §3.6.6: "audioprop … attach … MUST NOT occur more than once".
Hits second_sound(const LintSubject& subject) {
  Hits hits;
  each_alarm(subject, [&](const Component& alarm, const Component&) {
    if (!does(alarm, "AUDIO")) return;
    const ContentLine* first = alarm.property("ATTACH");
    for (const ContentLine& line : alarm.properties) {
      if (line.name == "ATTACH" && &line != first) hits.push_back({line.line, "the alarm has a second sound"});
    }
  });
  return hits;
}

Hits repeat_and_duration(const LintSubject& subject) {
  Hits hits;
  each_alarm(subject, [&](const Component& alarm, const Component&) {
    const ContentLine* repeat = alarm.property("REPEAT");
    const ContentLine* duration = alarm.property("DURATION");
    if ((repeat == nullptr) == (duration == nullptr)) return;
    hits.push_back(
        {(repeat == nullptr ? duration : repeat)->line, "the alarm has one of REPEAT and DURATION without the other"});
  });
  return hits;
}

/// What is wrong with a TRIGGER as a value; empty where nothing is.
std::string trigger_complaint(const ContentLine& trigger) {
  const auto time = parse_date_time(trigger.value);
  const bool absolute = ascii::equal_ignoring_case(trigger.parameter("VALUE"), "DATE-TIME");
  const bool readable = absolute ? time && time->is_utc : parse_nominal_duration(trigger.value).has_value();
  if (!readable) return "TRIGGER is " + printable(trigger.value);
  return absolute && trigger.has_parameter("RELATED") ? "RELATED on a TRIGGER that is a time" : "";
}

/// §3.8.6.3: what a trigger is relative to must be there; empty where it is.
std::string anchor_complaint(const ContentLine& trigger, const Component& parent) {
  if (ascii::equal_ignoring_case(trigger.parameter("VALUE"), "DATE-TIME")) return {};
  const auto has = [&](std::string_view name) { return parent.property(name) != nullptr; };
  if (!ascii::equal_ignoring_case(trigger.parameter("RELATED"), "END")) {
    return has("DTSTART") ? "" : "TRIGGER is relative to a start, and " + parent.name + " has none";
  }
  const bool ends = has(parent.name == "VTODO" ? "DUE" : "DTEND") || (has("DTSTART") && has("DURATION"));
  return ends ? "" : "TRIGGER is relative to an end, and " + parent.name + " has none";
}

Hits bad_trigger(const LintSubject& subject) {
  Hits hits;
  each_alarm(subject, [&](const Component& alarm, const Component& parent) {
    const ContentLine* trigger = alarm.property("TRIGGER");
    if (trigger == nullptr) return;
    std::string complaint = trigger_complaint(*trigger);
    const bool in_place = parent.name == "VEVENT" || parent.name == "VTODO";
    if (complaint.empty() && in_place) complaint = anchor_complaint(*trigger, parent);
    if (!complaint.empty()) hits.push_back({trigger->line, std::move(complaint)});
  });
  return hits;
}

constexpr std::array rules{
    LintRule{"alarm-in-feed", Severity::warning, "RFC 5545 §3.6.6", "leave alarms to the subscribers", alarm_in_feed},
    LintRule{"incomplete-alarm", Severity::error, "RFC 5545 §3.6.6",
             "give it ACTION, TRIGGER and, to show, DESCRIPTION", incomplete_alarm},
    LintRule{"repeated-property", Severity::error, "RFC 5545 §3.6.6", "keep one", second_sound},
    LintRule{"repeat-and-duration", Severity::error, "RFC 5545 §3.6.6", "write both or neither", repeat_and_duration},
    LintRule{"bad-trigger", Severity::error, "RFC 5545 §3.8.6.3",
             "write TRIGGER:-PT15M, and the start or end that it is relative to", bad_trigger},
};

}  // namespace

std::span<const LintRule> alarm_rules() { return rules; }

}  // namespace plenary::calendar::ical
