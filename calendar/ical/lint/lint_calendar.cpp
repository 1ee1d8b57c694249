#include <algorithm>
#include <array>

#include "calendar/ical/lint/lint_rule.hpp"
#include "calendar/ical/lint/lint_walk.hpp"

namespace plenary::calendar::ical {

namespace {

bool has_calendar(const LintSubject& subject) {
  return std::ranges::find(subject.document->components, "VCALENDAR", &Component::name) !=
         subject.document->components.end();
}

Hits missing(const LintSubject& subject, std::string_view name) {
  if (!has_calendar(subject) || subject.calendar->property(name) != nullptr) return {};
  return {{subject.calendar->line, std::string{"the calendar has no "}.append(name)}};
}

/// The two properties are both there and differ.
Hits differing(const LintSubject& subject, std::string_view standard, std::string_view common) {
  const ContentLine* one = subject.calendar->property(standard);
  const ContentLine* other = subject.calendar->property(common);
  if (one == nullptr || other == nullptr || one->value == other->value) return {};
  return {{other->line, std::string{common}.append(" is not what ").append(standard).append(" says")}};
}

Hits no_calendar(const LintSubject& subject) {
  if (has_calendar(subject)) return {};
  return {{1, "there is no VCALENDAR in the file"}};
}

Hits wrong_version(const LintSubject& subject) {
  const ContentLine* version = subject.calendar->property("VERSION");
  // §3.7.4: also as the last of two, the first of which is the oldest version that will do.
  if (version == nullptr || version->value == "2.0" || version->value.ends_with(";2.0")) return {};
  return {{version->line, "VERSION is " + printable(version->value)}};
}

/// RFC 5545 §3.4 and §3.6 want at least one.
Hits empty_calendar(const LintSubject& subject) {
  if (!has_calendar(subject) || !subject.calendar->components.empty()) return {};
  return {{subject.calendar->line, "the calendar has no event"}};
}

constexpr std::array rules{
    LintRule{"no-calendar", Severity::error, "RFC 5545 §3.4", "begin the file with BEGIN:VCALENDAR", no_calendar},
    LintRule{"missing-version", Severity::error, "RFC 5545 §3.7.4", "add VERSION:2.0",
             [](const LintSubject& s) { return missing(s, "VERSION"); }},
    LintRule{"wrong-version", Severity::error, "RFC 5545 §3.7.4", "write VERSION:2.0", wrong_version},
    LintRule{"missing-prodid", Severity::error, "RFC 5545 §3.7.3", "add PRODID with the name of the producer",
             [](const LintSubject& s) { return missing(s, "PRODID"); }},
    LintRule{"missing-name", Severity::info, "RFC 7986 §5.1", "add NAME and X-WR-CALNAME",
             [](const LintSubject& s) { return is_message(s) ? Hits{} : missing(s, "NAME"); }},
    LintRule{"missing-refresh-interval", Severity::info, "RFC 7986 §5.7",
             "add REFRESH-INTERVAL;VALUE=DURATION and X-PUBLISHED-TTL",
             [](const LintSubject& s) { return is_message(s) ? Hits{} : missing(s, "REFRESH-INTERVAL"); }},
    LintRule{"name-mismatch", Severity::warning, "RFC 7986 §5.1", "give both the same value",
             [](const LintSubject& s) { return differing(s, "NAME", "X-WR-CALNAME"); }},
    LintRule{"refresh-mismatch", Severity::warning, "RFC 7986 §5.7", "give both the same value",
             [](const LintSubject& s) { return differing(s, "REFRESH-INTERVAL", "X-PUBLISHED-TTL"); }},
    LintRule{"empty-calendar", Severity::warning, "RFC 5545 §3.6",
             "add a component; nothing to mend if there is no event yet", empty_calendar},
};

}  // namespace

std::span<const LintRule> calendar_rules() { return rules; }

}  // namespace plenary::calendar::ical
