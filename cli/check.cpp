#include <CLI/CLI.hpp>
#include <memory>
#include <optional>
#include <string>

#include "cli/command.hpp"
#include "cli/dialogue.hpp"
#include "cli/programme.hpp"
#include "scheduler/review/review.hpp"
#include "server/release/review_text.hpp"

namespace plenary::cli {

namespace {

struct Options {
  std::string file;
  std::string format = "text";
  std::string output = "-";
};

void check(Context& context, const Options& options) {
  const auto file = read_programme_file(context, options.file);
  if (!file) return;
  const auto tzdata = tzdata_in_use(context);
  if (!tzdata) return;
  const auto review = scheduler::review(file->programme, dialogue_of(file->programme), shipped_burden_table());
  if (!review) return report(context, file->source, review.error());
  const std::string text = options.format == "json" ? server::write_review(*review, *tzdata, context.language)
                                                    : server::review_text(file->programme, *review, context.language);
  if (deliver(context, options.output, text) && review->is_broken()) context.exit = Exit::no_slot;
}

}  // namespace

void add_check(CLI::App& app, Context& context) {
  auto* command = app.add_subcommand("check", "Hold what is decided of a programme against every hard rule");
  const auto options = std::make_shared<Options>();
  command->add_option("FILE", options->file, "Programme (JSON), or - for standard input")->required();
  command->add_option("--format", options->format, "text or json")
      ->check(CLI::IsMember({"text", "json"}))
      ->capture_default_str();
  command->add_option("-o,--output", options->output, "Where to write, - for standard output")->capture_default_str();
  add_language(*command, context);
  command->footer(
      "Exit code 0: every rule is kept, or an exception is recorded; 1: a rule is broken.\n"
      "Example: plenary check programme.json");
  command->callback([&context, options] { check(context, *options); });
}

}  // namespace plenary::cli
