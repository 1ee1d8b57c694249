#include <algorithm>
#include <array>
#include <utility>

#include "calendar/ascii.hpp"
#include "calendar/ical/event/value_names.hpp"
#include "calendar/ical/lint/lint_rule.hpp"

namespace plenary::calendar::ical {

namespace {

using Hits = std::vector<LintHit>;

const ContentLine* method_of(const LintSubject& subject) { return subject.calendar->property("METHOD"); }

/// Every property of every component but VTIMEZONE for which `complaint` has something to say.
template <class Complaint>
Hits about_properties(const LintSubject& subject, Complaint complaint) {
  Hits hits;
  for (const Component& component : subject.calendar->components) {
    if (component.name == "VTIMEZONE") continue;
    for (const ContentLine& line : component.properties) {
      if (std::string message = complaint(line); !message.empty()) hits.push_back({line.line, std::move(message)});
    }
  }
  return hits;
}

/// Calls `each` for every alarm of an event or a to-do.
template <class Each>
void each_alarm(const LintSubject& subject, Each each) {
  for (const Component& component : subject.calendar->components) {
    for (const Component& inner : component.components) {
      if (inner.name == "VALARM") each(inner);
    }
  }
}

Hits unknown_method(const LintSubject& subject) {
  const ContentLine* method = method_of(subject);
  if (method == nullptr || value_in(methods, method->value)) return {};
  return {{method->line, "unknown METHOD " + printable(method->value)}};
}

Hits attendee_in_feed(const LintSubject& subject) {
  if (method_of(subject) != nullptr) return {};
  return about_properties(subject, [](const ContentLine& line) {
    return line.name == "ATTENDEE" ? "a public feed tells who is invited" : "";
  });
}

Hits organizer_in_feed(const LintSubject& subject) {
  if (method_of(subject) != nullptr) return {};
  return about_properties(subject, [](const ContentLine& line) {
    return line.name == "ORGANIZER" ? "a public feed tells who organizes: some clients then offer to answer" : "";
  });
}

std::string bad_address(const ContentLine& line) {
  if (line.name != "ATTENDEE" && line.name != "ORGANIZER") return {};
  const std::size_t colon = line.value.find(':');
  if (colon != std::string::npos && colon > 0 && line.value.find_first_of(" \"<>\\^`{|}") == std::string::npos) {
    return {};
  }
  return line.name + " is no address: " + printable(line.value);
}

Hits alarm_in_feed(const LintSubject& subject) {
  Hits hits;
  if (method_of(subject) != nullptr) return hits;
  each_alarm(subject, [&](const Component& alarm) {
    hits.push_back({alarm.line, "an alarm in a feed rings for every subscriber"});
  });
  return hits;
}

Hits incomplete_alarm(const LintSubject& subject) {
  Hits hits;
  each_alarm(subject, [&](const Component& alarm) {
    const ContentLine* action = alarm.property("ACTION");
    for (const char* name : {"ACTION", "TRIGGER"}) {
      if (alarm.property(name) == nullptr) hits.push_back({alarm.line, std::string{"the alarm has no "} + name});
    }
    if (action != nullptr && ascii::equal_ignoring_case(action->value, "DISPLAY") &&
        alarm.property("DESCRIPTION") == nullptr) {
      hits.push_back({alarm.line, "the alarm that shows a text has none"});
    }
    if (action != nullptr && ascii::equal_ignoring_case(action->value, "EMAIL")) {
      for (const char* name : {"DESCRIPTION", "SUMMARY", "ATTENDEE"}) {
        if (alarm.property(name) == nullptr)
          hits.push_back({alarm.line, std::string{"the alarm by mail has no "} + name});
      }
    }
  });
  return hits;
}

Hits bad_trigger(const LintSubject& subject) {
  Hits hits;
  each_alarm(subject, [&](const Component& alarm) {
    const ContentLine* trigger = alarm.property("TRIGGER");
    if (trigger == nullptr) return;
    const auto time = parse_date_time(trigger->value);
    const bool absolute = ascii::equal_ignoring_case(trigger->parameter("VALUE"), "DATE-TIME");
    if (absolute ? time && time->is_utc : parse_nominal_duration(trigger->value).has_value()) return;
    hits.push_back({trigger->line, "TRIGGER is " + printable(trigger->value)});
  });
  return hits;
}

/// Calls `each` for every VFREEBUSY.
template <class Each>
void each_free_busy(const LintSubject& subject, Each each) {
  for (const Component& component : subject.calendar->components) {
    if (component.name == "VFREEBUSY") each(component);
  }
}

Hits incomplete_free_busy(const LintSubject& subject) {
  Hits hits;
  each_free_busy(subject, [&](const Component& component) {
    for (const char* name : {"UID", "DTSTAMP"}) {
      if (component.property(name) == nullptr) {
        hits.push_back({component.line, std::string{"the busy times have no "} + name});
      }
    }
  });
  return hits;
}

bool is_utc_time(std::string_view text) {
  const auto value = parse_date_time(text);
  return value && value->is_utc;
}

Hits bad_free_busy_time(const LintSubject& subject) {
  Hits hits;
  each_free_busy(subject, [&](const Component& component) {
    for (const ContentLine& line : component.properties) {
      if (line.name != "DTSTART" && line.name != "DTEND" && line.name != "DTSTAMP") continue;
      if (!is_utc_time(line.value)) hits.push_back({line.line, line.name + " of busy times is not in UTC"});
    }
  });
  return hits;
}

Hits bad_period(const LintSubject& subject) {
  return about_properties(subject, [](const ContentLine& line) -> std::string {
    if (line.name != "FREEBUSY") return {};
    for (const std::string_view part : split_text_list(line.value)) {
      const std::size_t slash = part.find('/');
      const std::string_view end = slash == part.npos ? std::string_view{} : part.substr(slash + 1);
      if (is_utc_time(part.substr(0, slash)) && (is_utc_time(end) || parse_nominal_duration(end))) continue;
      return printable(part) + " is no period in UTC";
    }
    return {};
  });
}

template <auto complaint>
Hits properties(const LintSubject& subject) {
  return about_properties(subject, complaint);
}

constexpr std::array rules{
    LintRule{"unknown-method", Severity::error, "RFC 5546 §1.4", "write PUBLISH, REQUEST, REPLY, CANCEL, COUNTER, …",
             unknown_method},
    LintRule{"attendee-in-feed", Severity::warning, "RFC 5545 §3.8.4.1", "name attendees in invitations only",
             attendee_in_feed},
    LintRule{"organizer-in-feed", Severity::warning, "RFC 5545 §3.8.4.3", "name the organizer in invitations only",
             organizer_in_feed},
    LintRule{"bad-address", Severity::error, "RFC 5545 §3.3.3", "write mailto:name@example.org",
             properties<bad_address>},
    LintRule{"alarm-in-feed", Severity::warning, "RFC 5545 §3.6.6", "leave alarms to the subscribers", alarm_in_feed},
    LintRule{"incomplete-alarm", Severity::error, "RFC 5545 §3.6.6",
             "give it ACTION, TRIGGER and, to show, DESCRIPTION", incomplete_alarm},
    LintRule{"bad-trigger", Severity::error, "RFC 5545 §3.8.6.3", "write TRIGGER:-PT15M", bad_trigger},
    LintRule{"incomplete-free-busy", Severity::error, "RFC 5545 §3.6.4", "add UID and DTSTAMP", incomplete_free_busy},
    LintRule{"bad-free-busy-time", Severity::error, "RFC 5545 §3.6.4", "write the time in UTC: 20200916T120000Z",
             bad_free_busy_time},
    LintRule{"bad-period", Severity::error, "RFC 5545 §3.8.2.6", "write 20200916T120000Z/20200916T130000Z", bad_period},
};

}  // namespace

std::span<const LintRule> people_rules() { return rules; }

}  // namespace plenary::calendar::ical
