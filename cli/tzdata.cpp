#include <CLI/CLI.hpp>
#include <ostream>

#include "calendar/civil/tzdata.hpp"
#include "calendar/civil/zone.hpp"
#include "cli/command.hpp"

namespace plenary::cli {

std::optional<std::string> tzdata_in_use(Context& context) {
  const auto version = calendar::system_tzdata_version();
  if (!version) {
    report(context, "tzdata", {version.error()});
    context.exit = Exit::environment;
    return std::nullopt;
  }
  if (const auto warning = calendar::tzdata_warning(*version)) context.err << "warning: " << *warning << '\n';
  return version->text();
}

namespace {

void run(Context& context) {
  const auto version = tzdata_in_use(context);
  if (!version) return;
  context.out << "version  " << *version << '\n'
              << "read in  " << calendar::tzdata_version_file() << '\n'
              << "zones    " << calendar::zone_ids().size() << '\n';
}

}  // namespace

void add_tzdata(CLI::App& app, Context& context) {
  CLI::App* command = app.add_subcommand("tzdata", "Show the version of the tz database that all times rest on");
  command->footer("Example:\n  plenary tzdata");
  command->callback([&context] { run(context); });
}

}  // namespace plenary::cli
