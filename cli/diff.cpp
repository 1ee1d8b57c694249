#include <CLI/CLI.hpp>
#include <memory>
#include <optional>
#include <string>

#include "cli/command.hpp"
#include "cli/dialogue.hpp"
#include "cli/programme.hpp"
#include "scheduler/programme/difference.hpp"
#include "scheduler/programme/publish.hpp"
#include "server/release/difference_text.hpp"

namespace plenary::cli {

namespace {

struct Options {
  std::string before;
  std::string after;
  std::string format = "text";
  std::string output = "-";
};

/// What the programme in `path` says to the public, whether it has been released or not.
std::optional<scheduler::Release> told(Context& context, const std::string& path) {
  const auto file = read_programme_file(context, path);
  if (!file) return std::nullopt;
  return scheduler::told_of(file->programme, dialogue_of(file->programme));
}

void diff(Context& context, const Options& options) {
  const auto before = told(context, options.before);
  const auto after = told(context, options.after);
  if (!before || !after) return;
  const auto& dialogue = dialogue_of(*after);
  const auto difference = scheduler::difference(*before, *after, dialogue);
  const std::string text = options.format == "json"
                               ? server::write_difference(difference, *before, *after, dialogue, context.language)
                               : server::difference_text(difference, *before, *after, dialogue, context.language);
  deliver(context, options.output, text);
}

}  // namespace

void add_diff(CLI::App& app, Context& context) {
  auto* command = app.add_subcommand("diff", "Say what changes for whom between two programmes or releases");
  const auto options = std::make_shared<Options>();
  command->add_option("BEFORE", options->before, "Programme or release (JSON), or - for standard input")->required();
  command->add_option("AFTER", options->after, "The same, later")->required();
  command->add_option("--format", options->format, "text or json")
      ->check(CLI::IsMember({"text", "json"}))
      ->capture_default_str();
  command->add_option("-o,--output", options->output, "Where to write, - for standard output")->capture_default_str();
  add_language(*command, context);
  command->footer(
      "Compares what the public sees: drafts and wishes are no part of it.\n"
      "Example: plenary diff release-3.json programme.json --language fr");
  command->callback([&context, options] { diff(context, *options); });
}

}  // namespace plenary::cli
