#include "cli/dialogue.hpp"

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "server/ask/delegations.hpp"

namespace plenary::cli {

namespace {

void read_files(Context& context, const std::vector<std::string>& files) {
  for (const std::string& file : files) {
    const auto bytes = read_input(context, file);
    if (!bytes) {
      report(context, "plenary", {bytes.error()});
    } else if (const Errors errors = scheduler::add_dialogue({"", *bytes}); !errors.empty()) {
      report(context, file, errors);
    } else {
      continue;
    }
    throw CLI::RuntimeError(static_cast<int>(context.exit));
  }
}

}  // namespace

void add_dialogue_files(CLI::App& app, Context& context) {
  app.add_option_function<std::vector<std::string>>(
         "--dialogue", [&context](const std::vector<std::string>& files) { read_files(context, files); },
         "A file with a dialogue of your own (data/schema/dialogue.schema.json), which programmes name by its id")
      ->type_name("FILE")
      ->allow_extra_args(false);
}

const scheduler::Dialogue& shipped_dialogue() { return scheduler::shipped_dialogue(server::usual_dialogue); }

const std::string& shipped_data(const scheduler::Dialogue& dialogue) { return scheduler::shipped_basis(dialogue.id); }

const scheduler::BurdenTable& shipped_burden_table() { return scheduler::shipped_burden_table(); }

}  // namespace plenary::cli
