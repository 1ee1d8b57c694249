#include "calendar/ical/lint/lint.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <ostream>
#include <string>

#include "cli/command.hpp"

namespace plenary::cli {

namespace {

/// Findings are the answer to the question, so an error among them is "no", not bad input.
constexpr Exit has_errors = Exit::no_slot;

void run(Context& context, const std::string& path) {
  const auto text = read_input(context, path);
  if (!text) return report(context, "lint", {text.error()});
  const auto findings = calendar::ical::lint(*text);
  for (const auto& finding : findings) {
    context.out << path << ':' << finding.line << ": " << calendar::ical::to_text(finding) << '\n';
  }
  const bool broken = std::ranges::find(findings, calendar::ical::Severity::error,
                                        &calendar::ical::Finding::severity) != findings.end();
  if (broken) context.exit = has_errors;
}

}  // namespace

void add_lint(CLI::App& app, Context& context) {
  auto* command = app.add_subcommand("lint", "Check a calendar against the RFCs and what clients get wrong");
  const auto path = std::make_shared<std::string>();
  command->add_option("FILE", *path, "An .ics file, or - for standard input")->required();
  command->footer(
      "Exit code 0: no errors (there may be warnings); 1: errors, told by line; 2: the file cannot be read.\n"
      "Example: plenary lint rabat.ics");
  command->callback([path, &context] { run(context, *path); });
}

}  // namespace plenary::cli
