#include "calendar/ical/lint/lint.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "calendar/ical/lint/lint_rule.hpp"

namespace plenary::calendar::ical {

namespace {

constexpr std::size_t most_hits = 50;

std::optional<LintTime> time_of(const Component& component, std::string_view name) {
  const ContentLine* line = component.property(name);
  if (line == nullptr) return std::nullopt;
  const auto value = parse_date_time(line->value);
  return value ? std::optional{LintTime{line, *value, line->parameter("TZID")}} : std::nullopt;
}

std::vector<LintTime> recurrence_times(const Component& component) {
  std::vector<LintTime> times;
  for (const ContentLine& line : component.properties) {
    if (line.name != "RDATE" && line.name != "EXDATE" && line.name != "RECURRENCE-ID") continue;
    for (const std::string_view part : split_text_list(line.value)) {
      const auto value = parse_date_time(part.substr(0, part.find('/')));
      if (value) times.push_back({&line, *value, line.parameter("TZID")});
    }
  }
  return times;
}

/// Adds `component` and what stands in it, if it is one of those that `names` holds.
void enter(const Component& component, std::span<const std::string_view> names, LintSubject& subject) {
  if (std::ranges::find(names, component.name) != names.end()) {
    const ContentLine* uid = component.property("UID");
    subject.entries.push_back({&component, time_of(component, "DTSTART"), time_of(component, "DTEND"),
                               uid == nullptr ? std::string_view{} : std::string_view{uid->value},
                               component.property("RECURRENCE-ID") != nullptr, recurrence_times(component)});
  }
  for (const Component& inner : component.components) enter(inner, names, subject);  // depth is limited
}

LintSubject understand(const Document& document, const Component& calendar) {
  static constexpr std::array<std::string_view, 1> events{"VEVENT"};
  static constexpr std::array<std::string_view, 3> others{"VTODO", "VJOURNAL", "AVAILABLE"};
  LintSubject subject{&document, &calendar, {}, 0, {}};
  enter(calendar, events, subject);
  subject.event_count = subject.entries.size();
  enter(calendar, others, subject);
  for (const Component& component : calendar.components) {
    const ContentLine* id = component.name == "VTIMEZONE" ? component.property("TZID") : nullptr;
    if (id != nullptr) subject.timezones.try_emplace(unescape_text(id->value), &component);
  }
  return subject;
}

using Rules = std::array<std::span<const LintRule>, 11>;

/// Those that look at one VCALENDAR.
Rules rules_of_calendars() {
  return {calendar_rules(),   component_rules(), property_rules(), parameter_rules(), span_rules(),    event_rules(),
          recurrence_rules(), people_rules(),    alarm_rules(),    message_rules(),   timezone_rules()};
}

/// What readers forgive, and a strict check does not.
bool is_forgiven(std::string_view rule) {
  constexpr std::array<std::string_view, 4> forgiven{"blank-lines", "byte-order-mark", "long-line", "space-around"};
  return std::ranges::find(forgiven, rule) != forgiven.end();
}

/// A file that is too large, or nested too deeply, to be looked at.
constexpr LintRule over_a_limit{"limit", Severity::error, "RFC 5545 §7", "split the file",
                                [](const LintSubject&) { return std::vector<LintHit>{}; }};

class Linter {
 public:
  explicit Linter(bool strict) : strict_(strict) {}

  void look(std::span<const LintRule> rules, const LintSubject& subject) {
    for (const LintRule& rule : rules) {
      for (auto& [line, message] : rule.find(subject)) {
        if (++hits_[&rule] > most_hits) break;
        const Severity severity = strict_ && is_forgiven(rule.id) ? Severity::error : rule.severity;
        findings_.push_back({line, severity, rule.id, std::move(message), rule.section, rule.fix});
      }
    }
  }

  std::vector<Finding> finish() {
    std::ranges::stable_sort(findings_, {}, &Finding::line);
    return std::move(findings_);
  }

 private:
  bool strict_;
  std::map<const LintRule*, std::size_t> hits_;
  std::vector<Finding> findings_;
};

}  // namespace

std::string_view name_of(Severity severity) noexcept {
  switch (severity) {
    case Severity::info:
      return "info";
    case Severity::warning:
      return "warning";
    case Severity::error:
      return "error";
  }
  return {};
}

std::vector<RuleInfo> lint_rules() {
  std::vector<RuleInfo> all;
  const auto add = [&](std::span<const LintRule> rules) {
    for (const LintRule& rule : rules) {
      if (std::ranges::find(all, rule.id, &RuleInfo::id) == all.end()) {
        all.push_back({rule.id, rule.severity, rule.section, rule.fix});
      }
    }
  };
  add(std::span{&over_a_limit, 1});
  add(line_rules());
  for (const auto rules : rules_of_calendars()) add(rules);
  return all;
}

std::vector<Finding> lint(std::string_view text, const LintOptions& options) {
  const auto document = parse_document(text, options.limits);
  if (!document) {
    const Error& error = document.error();
    const std::size_t line = std::stoul(error.where.substr(std::string_view{"line "}.size()));
    return {{line, over_a_limit.severity, over_a_limit.id,
             plenary::to_text(error.message) + ": " + plenary::to_text(error.allowed), over_a_limit.section,
             over_a_limit.fix}};
  }
  static const Component nothing{1, "VCALENDAR", {}, {}};
  Linter linter{options.strict};
  linter.look(line_rules(), understand(*document, nothing));
  bool any = false;
  for (const Component& component : document->components) {
    if (component.name != "VCALENDAR") continue;
    any = true;
    const LintSubject subject = understand(*document, component);
    for (const auto rules : rules_of_calendars()) linter.look(rules, subject);
  }
  if (!any) linter.look(calendar_rules(), understand(*document, nothing));
  return linter.finish();
}

std::string to_text(const Finding& finding) {
  return fmt::format("{}: {} ({}) [{}]. Fix: {}", name_of(finding.severity), finding.message, finding.section,
                     finding.rule, finding.fix);
}

}  // namespace plenary::calendar::ical
