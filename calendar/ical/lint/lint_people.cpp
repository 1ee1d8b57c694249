#include <algorithm>
#include <array>
#include <utility>

#include "calendar/ical/lint/lint_rule.hpp"
#include "calendar/ical/lint/lint_walk.hpp"

namespace plenary::calendar::ical {

namespace {

/// Every property of every component but VTIMEZONE for which `complaint` has something to say.
template <class Complaint>
Hits attendees_and_organizers(const LintSubject& subject, Complaint complaint) {
  Hits hits;
  for (const Component& component : subject.calendar->components) {
    if (component.name == "VTIMEZONE") continue;
    for (const ContentLine& line : component.properties) {
      if (std::string message = complaint(line); !message.empty()) hits.push_back({line.line, std::move(message)});
    }
  }
  return hits;
}

Hits attendee_in_feed(const LintSubject& subject) {
  if (is_message(subject)) return {};
  return attendees_and_organizers(subject, [](const ContentLine& line) {
    return line.name == "ATTENDEE" ? "a public feed tells who is invited" : "";
  });
}

Hits organizer_in_feed(const LintSubject& subject) {
  if (is_message(subject)) return {};
  return attendees_and_organizers(subject, [](const ContentLine& line) {
    return line.name == "ORGANIZER" ? "a public feed tells who organizes: some clients then offer to answer" : "";
  });
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

constexpr std::array rules{
    LintRule{"attendee-in-feed", Severity::warning, "RFC 5545 §3.8.4.1", "name attendees in invitations only",
             attendee_in_feed},
    LintRule{"organizer-in-feed", Severity::warning, "RFC 5545 §3.8.4.3", "name the organizer in invitations only",
             organizer_in_feed},
    LintRule{"incomplete-free-busy", Severity::error, "RFC 5545 §3.6.4", "add UID and DTSTAMP", incomplete_free_busy},
    LintRule{"bad-free-busy-time", Severity::error, "RFC 5545 §3.6.4", "write the time in UTC: 20200916T120000Z",
             bad_free_busy_time},
};

}  // namespace

std::span<const LintRule> people_rules() { return rules; }

}  // namespace plenary::calendar::ical
