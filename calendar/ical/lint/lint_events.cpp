#include <algorithm>
#include <array>
#include <map>
#include <tuple>
#include <utility>

#include "calendar/ascii.hpp"
#include "calendar/ical/lint/lint_rule.hpp"
#include "calendar/ical/lint/lint_walk.hpp"

namespace plenary::calendar::ical {

namespace {

Hits missing(const LintSubject& subject, std::string_view name) {
  Hits hits;
  for (const LintEvent& event : subject.events()) {
    if (event.component->property(name) == nullptr) {
      hits.push_back({event.component->line, std::string{"the event has no "}.append(name)});
    }
  }
  return hits;
}

/// Every start and end for which `complaint` has something to say.
template <class Complaint>
Hits about_times(const LintSubject& subject, Complaint complaint) {
  Hits hits;
  for (const LintEvent& event : subject.events()) {
    for (const auto& time : {event.start, event.end}) {
      if (!time) continue;
      if (std::string message = complaint(*time); !message.empty())
        hits.push_back({time->line->line, std::move(message)});
    }
  }
  return hits;
}

Hits duplicate_uid(const LintSubject& subject) {
  Hits hits;
  std::map<std::tuple<std::string_view, std::string_view, std::string_view>, std::size_t> seen;
  for (const LintEvent& entry : subject.entries) {
    const ContentLine* uid = entry.component->property("UID");
    if (uid == nullptr) continue;
    const ContentLine* recurrence = entry.component->property("RECURRENCE-ID");
    const std::string_view occurrence =
        recurrence == nullptr ? std::string_view{} : std::string_view{recurrence->value};
    const auto [first, is_new] = seen.try_emplace({entry.component->name, uid->value, occurrence}, uid->line);
    if (!is_new) {
      hits.push_back({uid->line, printable(uid->value) + " is also the UID of line " + std::to_string(first->second)});
    }
  }
  return hits;
}

std::string floating(const LintTime& time) {
  if (time.value.is_date || time.value.is_utc || !time.tzid.empty()) return {};
  return time.line->name + " has no TZID: it means another instant in every zone, and some clients take it for UTC";
}

std::string bare_utc(const LintTime& time) {
  if (!time.value.is_utc || time.line->name != "DTSTART") return {};
  return "the event is fixed in UTC: it does not follow the clocks of any place";
}

Hits cancelled_but_opaque(const LintSubject& subject) {
  Hits hits;
  if (is_message(subject)) return hits;  // a CANCEL says no more than it must
  for (const LintEvent& event : subject.events()) {
    const ContentLine* status = event.component->property("STATUS");
    const ContentLine* transparency = event.component->property("TRANSP");
    if (status == nullptr || !ascii::equal_ignoring_case(status->value, "CANCELLED")) continue;
    if (transparency == nullptr || !ascii::equal_ignoring_case(transparency->value, "TRANSPARENT")) {
      hits.push_back({status->line, "the cancelled event still blocks time"});
    }
  }
  return hits;
}

/// Ways into one event that are looked for in its description.
constexpr int most_conferences = 100;

Hits hidden_conference(const LintSubject& subject) {
  Hits hits;
  for (const LintEvent& event : subject.events()) {
    const ContentLine* description = event.component->property("DESCRIPTION");
    const std::string text = description == nullptr ? std::string{} : unescape_text(description->value);
    int looked_for = 0;
    for (const ContentLine& line : event.component->properties) {
      if (line.name != "CONFERENCE" || line.value.empty() || ++looked_for > most_conferences) continue;
      if (text.find(line.value) != std::string::npos) continue;
      hits.push_back(
          {line.line, "Thunderbird, Outlook and macOS do not show CONFERENCE, and DESCRIPTION lacks its URL"});
    }
  }
  return hits;
}

template <auto complaint>
Hits times(const LintSubject& subject) {
  return about_times(subject, complaint);
}

constexpr std::array rules{
    LintRule{"missing-uid", Severity::error, "RFC 5545 §3.8.4.7", "add a UID that never changes",
             [](const LintSubject& s) { return missing(s, "UID"); }},
    LintRule{"duplicate-uid", Severity::error, "RFC 5545 §3.8.4.7",
             "give each a UID of its own, or an override a RECURRENCE-ID", duplicate_uid},
    LintRule{"missing-dtstamp", Severity::error, "RFC 5545 §3.8.7.2", "add DTSTAMP in UTC",
             [](const LintSubject& s) { return missing(s, "DTSTAMP"); }},
    // §3.6.1: required "if the component appears in an iCalendar object that doesn't specify the METHOD property".
    LintRule{"missing-dtstart", Severity::error, "RFC 5545 §3.6.1", "add DTSTART",
             [](const LintSubject& s) { return is_message(s) ? Hits{} : missing(s, "DTSTART"); }},
    LintRule{"missing-sequence", Severity::info, "RFC 5546 §2.1.4",
             "add SEQUENCE: some clients show a change only if it grows",
             [](const LintSubject& s) { return missing(s, "SEQUENCE"); }},
    LintRule{"floating-time", Severity::warning, "RFC 5545 §3.3.5", "add TZID with the zone of the place",
             times<floating>},
    LintRule{"utc-time", Severity::info, "RFC 5545 §3.3.5", "write the local time with a TZID if people meet by clocks",
             times<bare_utc>},
    LintRule{"cancelled-but-opaque", Severity::warning, "RFC 5545 §3.8.2.7", "add TRANSP:TRANSPARENT",
             cancelled_but_opaque},
    LintRule{"hidden-conference", Severity::warning, "RFC 7986 §5.11", "repeat the URL in DESCRIPTION",
             hidden_conference},
};

}  // namespace

std::span<const LintRule> event_rules() { return rules; }

}  // namespace plenary::calendar::ical
