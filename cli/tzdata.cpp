#include <CLI/CLI.hpp>
#include <ostream>

#include "calendar/civil/tzdata.hpp"
#include "calendar/civil/zone.hpp"
#include "cli/command.hpp"

namespace plenary::cli {

namespace {

void run(Context& context) {
  const auto version = calendar::system_tzdata_version();
  if (!version) {
    context.err << "tzdata: " << to_text(version.error()) << '\n';
    context.exit = Exit::environment;
    return;
  }
  context.out << "version  " << version->text() << '\n'
              << "read in  " << calendar::tzdata_version_file() << '\n'
              << "zones    " << calendar::zone_ids().size() << '\n';
  if (const auto warning = calendar::tzdata_warning(*version)) context.err << "warning: " << *warning << '\n';
}

}  // namespace

void add_tzdata(CLI::App& app, Context& context) {
  CLI::App* command = app.add_subcommand("tzdata", "Show the version of the tz database that all times rest on");
  command->footer("Example:\n  plenary tzdata");
  command->callback([&context] { run(context); });
}

}  // namespace plenary::cli
