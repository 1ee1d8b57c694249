#include "calendar/ical/lint/lint.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <ostream>
#include <string>
#include <vector>

#include "calendar/ascii.hpp"
#include "cli/command.hpp"

namespace plenary::cli {

namespace {

using calendar::ical::Finding;
using calendar::ical::RuleInfo;
using calendar::ical::Severity;
using Json = nlohmann::ordered_json;

/// Findings are the answer to the question, so an error among them is "no", not bad input.
constexpr Exit has_errors = Exit::no_slot;

struct Options {
  std::vector<std::string> paths;
  std::string format = "text";
  bool strict = false;
  bool rules = false;
};

struct Checked {
  std::string path;
  std::vector<Finding> findings;
};

/// Files as they are named, folders as the .ics files below them, by name. Fails where a folder cannot be read or
/// has none: a check of nothing must not look like one that found nothing.
Result<std::vector<std::string>> files_of(const std::vector<std::string>& paths) {
  namespace fs = std::filesystem;
  std::vector<std::string> files;
  for (const std::string& path : paths) {
    std::error_code fault;
    if (path == "-" || !fs::is_directory(path, fault)) {
      files.push_back(path);
      continue;
    }
    std::vector<std::string> found;
    for (fs::recursive_directory_iterator entry{path, fault}, end; !fault && entry != end; entry.increment(fault)) {
      const bool is_calendar = ascii::equal_ignoring_case(entry->path().extension().string(), ".ics");
      if (is_calendar && entry->is_regular_file(fault)) found.push_back(entry->path().string());
    }
    if (fault) return unexpected(Error{"FILE", path, "the folder cannot be read", "", fault.message()});
    if (found.empty())
      return unexpected(Error{"FILE", path, "there is no calendar in the folder", "files named *.ics", ""});
    std::ranges::sort(found);
    files.insert(files.end(), found.begin(), found.end());
  }
  return files;
}

/// Texts of a file may be anything; JSON is UTF-8.
std::string dumped(const Json& json) { return json.dump(2, ' ', false, Json::error_handler_t::replace) + '\n'; }

std::string as_text(const std::vector<Checked>& files) {
  std::string text;
  for (const auto& [path, findings] : files) {
    for (const Finding& finding : findings) {
      text += path + ':' + std::to_string(finding.line) + ": " + calendar::ical::to_text(finding) + '\n';
    }
  }
  return text;
}

std::string as_json(const std::vector<Checked>& files) {
  Json json;
  json["format"] = "plenary-lint/1";
  json["files"] = Json::array();
  for (const auto& [path, findings] : files) {
    Json file{{"path", path}, {"findings", Json::array()}};
    for (const Finding& finding : findings) {
      file["findings"].push_back({{"line", finding.line},
                                  {"severity", calendar::ical::name_of(finding.severity)},
                                  {"rule", finding.rule},
                                  {"message", finding.message},
                                  {"section", finding.section},
                                  {"fix", finding.fix}});
    }
    json["files"].push_back(std::move(file));
  }
  return dumped(json);
}

std::string_view sarif_level(Severity severity) {
  return severity == Severity::error ? "error" : severity == Severity::warning ? "warning" : "note";
}

/// A path as the relative reference that SARIF wants (§3.4.3; RFC 3986 §4.2).
std::string as_reference(std::string_view path) {
  if (path == "-") return "stdin";
  std::string reference;
  for (const char c : path) {
    const bool plain =
        ascii::is_letter(c) || ascii::is_digit(c) || std::string_view{"/._~-+@,"}.find(c) != std::string_view::npos;
    reference += plain ? std::string{c} : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return reference;
}

/// SARIF 2.1.0 (OASIS), as tools for code review read it.
std::string as_sarif(const std::vector<Checked>& files) {
  Json driver{{"name", "plenary lint"}, {"rules", Json::array()}};
  const auto rules = calendar::ical::lint_rules();
  for (const RuleInfo& rule : rules) {
    driver["rules"].push_back({{"id", rule.id},
                               {"shortDescription", {{"text", rule.fix}}},
                               {"help", {{"text", fmt::format("{}: {}", rule.section, rule.fix)}}},
                               {"defaultConfiguration", {{"level", sarif_level(rule.severity)}}}});
  }
  Json results = Json::array();
  for (const auto& [path, findings] : files) {
    for (const Finding& finding : findings) {
      Json location{{"physicalLocation",
                     {{"artifactLocation", {{"uri", as_reference(path)}}},
                      {"region", {{"startLine", std::max<std::size_t>(finding.line, 1)}}}}}};
      const auto rule = std::ranges::find(rules, finding.rule, &RuleInfo::id);
      results.push_back({{"ruleId", finding.rule},
                         {"ruleIndex", rule - rules.begin()},
                         {"level", sarif_level(finding.severity)},
                         {"message", {{"text", finding.message + " (" + std::string{finding.section} + ")"}}},
                         {"locations", Json::array({std::move(location)})}});
    }
  }
  Json run{{"tool", {{"driver", std::move(driver)}}}, {"results", std::move(results)}};
  return dumped({{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
                 {"version", "2.1.0"},
                 {"runs", Json::array({std::move(run)})}});
}

std::string rule_list(const std::string& format) {
  const auto rules = calendar::ical::lint_rules();
  if (format == "text") {
    std::string text;
    for (const RuleInfo& rule : rules) {
      std::string id{rule.id};
      id.resize(std::max<std::size_t>(id.size(), 28), ' ');
      std::string severity{calendar::ical::name_of(rule.severity)};
      severity.resize(8, ' ');
      text.append(id)
          .append(1, ' ')
          .append(severity)
          .append(rule.section)
          .append(": ")
          .append(rule.fix)
          .append(1, '\n');
    }
    return text;
  }
  Json json{{"format", "plenary-lint-rules/1"}, {"rules", Json::array()}};
  for (const RuleInfo& rule : rules) {
    json["rules"].push_back({{"id", rule.id},
                             {"severity", calendar::ical::name_of(rule.severity)},
                             {"section", rule.section},
                             {"fix", rule.fix}});
  }
  return dumped(json);
}

void run(Context& context, const Options& options) {
  if (options.rules) {
    context.out << rule_list(options.format == "sarif" ? "json" : options.format);
    return;
  }
  if (options.paths.empty()) {
    return report(context, "lint",
                  {{"FILE", "", "no file is named", "one or more .ics files, folders, or - for standard input", ""}});
  }
  std::vector<Checked> checked;
  bool broken = false;
  const auto files = files_of(options.paths);
  if (!files) return report(context, "lint", {files.error()});
  for (const std::string& path : *files) {
    const auto text = read_input(context, path);
    if (!text) return report(context, "lint", {text.error()});
    checked.push_back({path, calendar::ical::lint(*text, {options.strict, {}})});
    broken = broken || std::ranges::find(checked.back().findings, Severity::error, &Finding::severity) !=
                           checked.back().findings.end();
  }
  context.out << (options.format == "json"    ? as_json(checked)
                  : options.format == "sarif" ? as_sarif(checked)
                                              : as_text(checked));
  if (broken) context.exit = has_errors;
}

}  // namespace

void add_lint(CLI::App& app, Context& context) {
  auto* command = app.add_subcommand("lint", "Check calendars against the RFCs and what clients get wrong");
  const auto options = std::make_shared<Options>();
  command->add_option("FILE", options->paths, ".ics files, folders of them, or - for standard input");
  command->add_option("--format", options->format, "text, json, or sarif (2.1.0, for code-review tools)")
      ->check(CLI::IsMember({"text", "json", "sarif"}))
      ->capture_default_str();
  command->add_flag("--strict", options->strict,
                    "What readers forgive is an error too: byte order marks, long or blank lines, stray white space");
  command->add_flag("--rules", options->rules, "List the rules: id, severity, section, what to do");
  command->footer(
      "Exit code 0: no errors (there may be warnings); 1: errors, reported by line; 2: a file or folder cannot be "
      "read.\n"
      "Example: plenary lint rabat.ics calendars/ --format sarif");
  command->callback([options, &context] { run(context, *options); });
}

}  // namespace plenary::cli
