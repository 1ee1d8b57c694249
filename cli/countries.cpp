#include "cli/countries.hpp"

#include <CLI/CLI.hpp>
#include <memory>
#include <ostream>

#include "cli/command.hpp"
#include "server/ask/countries.hpp"

namespace plenary::cli {

namespace {

struct Options {
  std::string text;
  std::string format = "table";
};

void countries(Context& context, const Options& options) {
  const auto codes = server::countries_about(options.text);
  if (codes.empty()) return report(context, "plenary", {server::no_country(options.text, "TEXT")});
  context.out << (options.format == "json" ? server::write_countries(codes)
                                           : server::countries_text(codes, context.language));
}

}  // namespace

void add_countries(CLI::App& app, Context& context) {
  auto* command = app.add_subcommand("countries", "Countries and territories: names, codes, zones, what is known");
  const auto options = std::make_shared<Options>();
  command->add_option("TEXT", options->text, "A code, a name as people write it, part of one, or a region");
  add_language(*command, context);
  command->add_option("--format", options->format, "table, or json with each source and confidence")
      ->check(CLI::IsMember({"table", "json"}))
      ->capture_default_str();
  command->footer("Example: plenary countries \"Ivory Coast\"");
  command->callback([&context, options] { countries(context, *options); });
  add_dialogues(app, context);
}

}  // namespace plenary::cli
