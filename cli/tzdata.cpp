#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>
#include <ostream>
#include <string>

#include "calendar/civil/tzdata.hpp"
#include "calendar/civil/zone.hpp"
#include "cli/command.hpp"
#include "cli/dialogue.hpp"
#include "cli/programme.hpp"
#include "scheduler/programme/zone_impact.hpp"
#include "server/release/zone_impact_text.hpp"

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

struct Options {
  std::string file;
  std::string folder;
  std::string format = "text";
  std::string output = "-";
};

/// What the database in `folder` has for `zone`.
Result<calendar::Zone> zone_in(Context& context, const std::string& folder, const calendar::Zone& zone) {
  const std::string path = (std::filesystem::path{folder} / zone.id()).string();
  const auto bytes = read_input(context, path);
  if (!bytes) return unexpected(bytes.error());
  auto other = calendar::Zone::from_tzif(zone, *bytes);
  if (!other) other.error().where = path;
  return other;
}

void impact(Context& context, const Options& options) {
  const auto release = read_release(context, options.file);
  if (!release) return;
  const auto version = tzdata_in_use(context);
  if (!version) return;
  const auto impacts = scheduler::zone_impact(*release, dialogue_of(*release), [&](const calendar::Zone& zone) {
    return zone_in(context, options.folder, zone);
  });
  if (!impacts) {
    report(context, "plenary", {impacts.error()});
    context.exit = Exit::environment;
    return;
  }
  const std::string text = options.format == "json" ? server::write_zone_impact(*impacts, *version)
                                                    : server::zone_impact_text(*impacts, *version, context.language);
  deliver(context, options.output, text);
}

void add_impact(CLI::App& tzdata, Context& context) {
  auto* command =
      tzdata.add_subcommand("impact", "Which sessions of a release another tz database moves, and for whom");
  const auto options = std::make_shared<Options>();
  command->add_option("FILE", options->file, "Released programme (JSON), or - for standard input")->required();
  command
      ->add_option("--from-dir", options->folder, "The folder of the other database, as zic writes it: zoneinfo-2026b")
      ->required();
  command->add_option("--format", options->format, "text or json")
      ->check(CLI::IsMember({"text", "json"}))
      ->capture_default_str();
  command->add_option("-o,--output", options->output, "Where to write, - for standard output")->capture_default_str();
  add_language(*command, context);
  command->footer(
      "Wall-clock times stand whatever a government decrees; the instant and other people's clocks may not.\n"
      "Example: plenary tzdata impact release-2.json --from-dir zoneinfo-2026b");
  command->callback([&context, options] { impact(context, *options); });
}

}  // namespace

void add_tzdata(CLI::App& app, Context& context) {
  CLI::App* command = app.add_subcommand("tzdata", "Show the version of the tz database that all times rest on");
  command->footer("Example:\n  plenary tzdata");
  command->callback([&context, command] {
    if (command->get_subcommands().empty()) run(context);
  });
  add_impact(*command, context);
}

}  // namespace plenary::cli
