#include <CLI/CLI.hpp>
#include <memory>

#include "cli/command.hpp"
#include "cli/dialogue.hpp"
#include "scheduler/json/old/upgrade.hpp"

namespace plenary::cli {

namespace {

struct Options {
  std::string file;
  std::string output = "-";
};

void run(Context& context, const Options& options) {
  const auto bytes = input_of(context, options.file);
  if (!bytes) return;
  const auto document = scheduler::upgrade(*bytes, shipped_dialogue(), shipped_burden_table());
  if (!document) return report(context, source_of(options.file), document.error());
  deliver(context, options.output, *document);
}

}  // namespace

void add_upgrade(CLI::App& app, Context& context) {
  auto* command = app.add_subcommand("upgrade", "Write a document of an older form in today's");
  const auto options = std::make_shared<Options>();
  command
      ->add_option("FILE", options->file,
                   "Problem, programme to be planned, published programme (JSON) or ledger (CSV), or - for standard "
                   "input")
      ->required();
  command->add_option("-o,--output", options->output, "Where to write, - for standard output")->capture_default_str();
  add_language(*command, context);
  command->footer("Example: plenary upgrade problem.json -o programme.json");
  command->callback([&context, options] { run(context, *options); });
}

}  // namespace plenary::cli
