#include <CLI/CLI.hpp>
#include <memory>

#include "cli/command.hpp"
#include "scheduler/json/holidays.hpp"
#include "server/ask/holidays.hpp"
#include "server/render/table/holidays_table.hpp"
#include "server/render/words/catalogue.hpp"

namespace plenary::cli {

namespace {

struct Options {
  std::string country;
  int year = 0;
  std::string format = "table";
};

void holidays(Context& context, const Options& options) {
  const auto asked = server::holidays_of(options.country, options.year);
  if (!asked) return report(context, "plenary", asked.error());
  if (options.format == "json") {
    context.out << scheduler::write_holidays(*asked);
  } else if (options.format == "csv") {
    if (!asked->is_known())
      context.err << "plenary: " << server::in_words(server::not_covered(*asked), context.language) << '\n';
    context.out << scheduler::write_holidays_csv(*asked);
  } else {
    context.out << server::holidays_table(*asked, context.language);
  }
}

}  // namespace

void add_holidays(CLI::App& app, Context& context) {
  auto* command = app.add_subcommand("holidays", "Public holidays of a country, with what is not certain yet");
  const auto options = std::make_shared<Options>();
  command->add_option("--country", options->country, "A code such as SN or SEN, or a name such as Senegal")->required();
  command->add_option("--year", options->year, "From 2015 to 2035")->required();
  add_language(*command, context);
  command->add_option("--format", options->format, "table, json or csv; json and csv give every language")
      ->check(CLI::IsMember({"table", "json", "csv"}))
      ->capture_default_str();
  command->footer("Example: plenary holidays --country SN --year 2026 --language fr");
  command->callback([&context, options] { holidays(context, *options); });
}

}  // namespace plenary::cli
