#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <set>
#include <string_view>

#include "calendar/ical/lint/lint.hpp"
#include "tests/fuzz/law.hpp"

// Laws: every finding is by a rule of the list and at a line of the file, in the order of the lines; the strict find
// what the others do, and as grave or graver; looking again finds the same.

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace plenary;
  using namespace plenary::calendar;
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  static const std::set<std::string_view> rules = [] {
    std::set<std::string_view> ids;
    for (const ical::RuleInfo& rule : ical::lint_rules()) ids.insert(rule.id);
    return ids;
  }();

  const auto findings = ical::lint(text);
  const auto is_line_end = [](char c) { return c == '\n' || c == '\r'; };
  const auto lines = static_cast<std::size_t>(std::ranges::count_if(text, is_line_end)) + 1;
  std::size_t last = 0;
  for (const ical::Finding& finding : findings) {
    fuzz::law(rules.contains(finding.rule), "a finding by a rule that is not listed");
    fuzz::law(finding.line >= 1 && finding.line <= lines, "a finding at no line of the file");
    fuzz::law(finding.line >= last, "findings are not in the order of the lines");
    fuzz::law(!finding.message.empty() && !finding.section.empty() && !finding.fix.empty(), "a finding says nothing");
    last = finding.line;
  }
  fuzz::law(ical::lint(text) == findings, "another look finds something else");

  const auto strict = ical::lint(text, {true, {}});
  fuzz::law(strict.size() == findings.size(), "the strict find more or less");
  for (std::size_t i = 0; i < findings.size(); ++i) {
    fuzz::law(strict[i].rule == findings[i].rule && strict[i].severity >= findings[i].severity,
              "the strict find something milder");
  }
  return 0;
}
