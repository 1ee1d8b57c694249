#include <CLI/CLI.hpp>
#include <memory>
#include <ostream>

#include "cli/command.hpp"
#include "cli/dialogue.hpp"
#include "scheduler/json/local_times.hpp"
#include "server/ask/delegations.hpp"
#include "server/ask/moment.hpp"
#include "server/render/table/moment_table.hpp"

namespace plenary::cli {

namespace {

struct Options {
  std::string time;
  std::string whom{server::usual_dialogue};
  std::string format = "table";
};

void when(Context& context, const Options& options) {
  const auto moment = server::moment_for(shipped_dialogue(), options.time, options.whom, "TIME");
  if (!moment) return report(context, "plenary", moment.error());
  const auto tzdata = tzdata_in_use(context);
  if (!tzdata) return;
  context.out << (options.format == "json" ? scheduler::write_local_times(*moment, *tzdata)
                                           : server::moment_table(*moment, *tzdata, context.language));
}

}  // namespace

void add_when(CLI::App& app, Context& context) {
  auto* command = app.add_subcommand("when", "What the clocks of a dialogue show at one time");
  const auto options = std::make_shared<Options>();
  command->add_option("TIME", options->time, "A wall-clock time in a named zone: \"2020-09-16 14:00 Europe/Brussels\"")
      ->required();
  command->add_option("--for", options->whom, "Dialogue, partner sets or delegation codes, separated by commas")
      ->capture_default_str();
  command->add_option("--format", options->format, "table or json")
      ->check(CLI::IsMember({"table", "json"}))
      ->capture_default_str();
  add_language(*command, context);
  command->footer("Example: plenary when \"2020-09-16 14:00 Europe/Brussels\" --for rabat");
  command->callback([&context, options] { when(context, *options); });
}

}  // namespace plenary::cli
