#include <CLI/CLI.hpp>
#include <memory>
#include <ostream>

#include "calendar/civil/iso.hpp"
#include "cli/command.hpp"
#include "cli/dialogue.hpp"
#include "scheduler/json/local_times.hpp"
#include "server/ask/delegations.hpp"
#include "server/render/table/moment_table.hpp"

namespace plenary::cli {

namespace {

struct Options {
  std::string time;
  std::string whom = "rabat";
  std::string format = "table";
};

void when(Context& context, const Options& options) {
  const auto refuse = [&context](Error error) {
    error.where = "TIME";
    report(context, "plenary", {std::move(error)});
  };
  const auto asked = calendar::parse_zoned_time(options.time);
  if (!asked) return refuse(asked.error());
  const auto instant = calendar::to_instant(asked->zone, asked->local, calendar::ResolvePolicy::reject);
  if (!instant) return refuse(instant.error());
  const auto delegations = server::find_delegations(shipped_dialogue(), options.whom);
  if (!delegations) return report(context, "plenary", delegations.error());
  const auto tzdata = tzdata_in_use(context);
  if (!tzdata) return;
  const scheduler::MomentFor moment{*asked, *instant, server::delegations_in(*delegations)};
  context.out << (options.format == "json" ? scheduler::write_local_times(moment, *tzdata)
                                           : server::moment_table(moment, *tzdata, context.language));
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
