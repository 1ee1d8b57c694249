#include <algorithm>
#include <array>

#include "calendar/ical/lint/lint_rule.hpp"

namespace plenary::calendar::ical {

namespace {

/// The faults of one kind, each told as `before` + detail + `after`.
template <FaultKind kind>
std::vector<LintHit> faults(const LintSubject& subject, std::string_view before, std::string_view after = {}) {
  std::vector<LintHit> hits;
  for (const Fault& fault : subject.document->faults) {
    if (fault.kind == kind) hits.push_back({fault.line, std::string{before}.append(fault.detail).append(after)});
  }
  return hits;
}

/// Beside a VCALENDAR; where there is none another rule says so.
std::vector<LintHit> outside_calendar(const LintSubject& subject) {
  const auto& components = subject.document->components;
  std::vector<LintHit> hits;
  if (std::ranges::find(components, "VCALENDAR", &Component::name) == components.end()) return hits;
  for (const Component& component : components) {
    if (component.name != "VCALENDAR") hits.push_back({component.line, component.name + " stands in no VCALENDAR"});
  }
  return hits;
}

using Hits = std::vector<LintHit>;
using Subject = const LintSubject&;

constexpr std::array rules{
    LintRule{"bare-line-feed", Severity::error, "RFC 5545 §3.1", "end every line with CRLF",
             [](Subject s) -> Hits {
               return faults<FaultKind::bare_line_feed>(s, "lines end in LF without CR, from this one on");
             }},
    LintRule{
        "bare-carriage-return", Severity::error, "RFC 5545 §3.1", "end every line with CRLF",
        [](Subject s) -> Hits { return faults<FaultKind::bare_carriage_return>(s, "lines end in CR without LF"); }},
    LintRule{"doubled-carriage-return", Severity::error, "RFC 5545 §3.1", "end every line with CRLF",
             [](Subject s) -> Hits { return faults<FaultKind::doubled_carriage_return>(s, "lines end in CR CR LF"); }},
    LintRule{
        "missing-line-end", Severity::error, "RFC 5545 §3.1", "end the last line with CRLF too",
        [](Subject s) -> Hits { return faults<FaultKind::missing_line_end>(s, "the last line has no line break"); }},
    LintRule{"blank-lines", Severity::warning, "RFC 5545 §3.1", "leave blank lines out",
             [](Subject s) -> Hits {
               return faults<FaultKind::blank_lines>(s, "from here on, blank lines stand in the file: ");
             }},
    LintRule{"utf-16", Severity::error, "RFC 5545 §3.1.4", "write the file in UTF-8",
             [](Subject s) -> Hits { return faults<FaultKind::utf_16>(s, "the file is in UTF-16"); }},
    LintRule{
        "space-around", Severity::warning, "RFC 5545 §3.1", "remove the white space",
        [](Subject s) -> Hits { return faults<FaultKind::space_around>(s, "white space around a name or value of "); }},
    LintRule{"bare-quote", Severity::error, "RFC 5545 §3.2", "leave the double quote out, or write ^' (RFC 6868)",
             [](Subject s) -> Hits {
               return faults<FaultKind::bare_quote>(s, "a double quote inside the value of a parameter: ");
             }},
    LintRule{"unquoted-colon", Severity::error, "RFC 5545 §3.2", "put the value in quotes",
             [](Subject s) -> Hits {
               return faults<FaultKind::unquoted_colon>(s, "a colon or comma in a TZID without quotes: ");
             }},
    LintRule{
        "overlong-line", Severity::error, "RFC 5545 §3.8.1.1", "link what is large instead of including it",
        [](Subject s) -> Hits { return faults<FaultKind::overlong_line>(s, "the line is too long to be read: "); }},
    LintRule{"long-line", Severity::warning, "RFC 5545 §3.1", "fold lines at 75 octets",
             [](Subject s) -> Hits { return faults<FaultKind::long_line>(s, "the line has ", " octets"); }},
    LintRule{"split-character", Severity::warning, "RFC 5545 §3.1", "fold between characters",
             [](Subject s) -> Hits {
               return faults<FaultKind::split_character>(s, "the fold before this line cuts a UTF-8 character in two");
             }},
    LintRule{"byte-order-mark", Severity::warning, "RFC 5545 §3.1.4", "leave the byte order mark out",
             [](Subject s) -> Hits {
               return faults<FaultKind::byte_order_mark>(s, "the file begins with a byte order mark");
             }},
    LintRule{"control-character", Severity::error, "RFC 5545 §3.3.11", "remove it, or write a line break as \\n",
             [](Subject s) -> Hits {
               return faults<FaultKind::control_character>(s, "the line holds a control character: ");
             }},
    LintRule{"invalid-utf8", Severity::error, "RFC 5545 §3.1.4", "write the file in UTF-8",
             [](Subject s) -> Hits { return faults<FaultKind::invalid_utf8>(s, "the line is not valid UTF-8: "); }},
    LintRule{"malformed-line", Severity::error, "RFC 5545 §3.1", "write NAME:value, and fold long values",
             [](Subject s) -> Hits { return faults<FaultKind::malformed_line>(s, "this is no content line: "); }},
    LintRule{"unexpected-end", Severity::error, "RFC 5545 §3.6", "remove it, or add the BEGIN",
             [](Subject s) -> Hits {
               return faults<FaultKind::unexpected_end>(s, "END of a component that is not open: ");
             }},
    LintRule{"missing-end", Severity::error, "RFC 5545 §3.6", "add the END",
             [](Subject s) -> Hits { return faults<FaultKind::missing_end>(s, "BEGIN without END: "); }},
    LintRule{"outside-component", Severity::error, "RFC 5545 §3.4", "move it between BEGIN and END",
             [](Subject s) -> Hits {
               return faults<FaultKind::outside_component>(s, "a property outside every component: ");
             }},
    LintRule{"outside-calendar", Severity::error, "RFC 5545 §3.4", "move it between BEGIN and END of a VCALENDAR",
             outside_calendar},
};

}  // namespace

std::span<const LintRule> line_rules() { return rules; }

}  // namespace plenary::calendar::ical
