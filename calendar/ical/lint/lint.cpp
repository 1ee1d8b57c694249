#include "calendar/ical/lint/lint.hpp"

#include <fmt/format.h>

#include <algorithm>
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

LintSubject understand(const Document& document) {
  static const Component nothing{1, "VCALENDAR", {}, {}};
  const auto calendar = std::ranges::find(document.components, "VCALENDAR", &Component::name);
  LintSubject subject{&document, calendar == document.components.end() ? &nothing : &*calendar, {}, {}};
  for (const Component& component : subject.calendar->components) {
    if (component.name == "VEVENT") {
      const ContentLine* uid = component.property("UID");
      subject.events.push_back({&component, time_of(component, "DTSTART"), time_of(component, "DTEND"),
                                uid == nullptr ? std::string_view{} : std::string_view{uid->value},
                                component.property("RECURRENCE-ID") != nullptr, recurrence_times(component)});
    } else if (component.name == "VTIMEZONE") {
      const ContentLine* id = component.property("TZID");
      if (id != nullptr) subject.timezones.try_emplace(id->value, &component);
    }
  }
  return subject;
}

std::string_view name_of(Severity severity) {
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

}  // namespace

std::vector<Finding> lint(std::string_view text, const Limits& limits) {
  const auto document = parse_document(text, limits);
  if (!document) {
    const Error& error = document.error();
    const std::size_t line = std::stoul(error.where.substr(std::string_view{"line "}.size()));
    return {{line, Severity::error, "limit", plenary::to_text(error.message) + ": " + plenary::to_text(error.allowed),
             "RFC 5545 §7", "split the file"}};
  }
  const LintSubject subject = understand(*document);
  std::vector<Finding> findings;
  for (const auto rules :
       {line_rules(), calendar_rules(), event_rules(), recurrence_rules(), people_rules(), timezone_rules()}) {
    for (const LintRule& rule : rules) {
      auto hits = rule.find(subject);
      if (hits.size() > most_hits) hits.resize(most_hits);
      for (auto& [line, message] : hits) {
        findings.push_back({line, rule.severity, rule.id, std::move(message), rule.section, rule.fix});
      }
    }
  }
  std::ranges::stable_sort(findings, {}, &Finding::line);
  return findings;
}

std::string to_text(const Finding& finding) {
  return fmt::format("{}: {} ({}) [{}]. Fix: {}", name_of(finding.severity), finding.message, finding.section,
                     finding.rule, finding.fix);
}

}  // namespace plenary::calendar::ical
