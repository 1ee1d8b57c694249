#include "calendar/ical/zone/vtimezone.hpp"

#include <CLI/CLI.hpp>
#include <memory>
#include <ostream>
#include <string>

#include "calendar/ical/text/content_line.hpp"
#include "cli/command.hpp"

namespace plenary::cli {

namespace {

struct Options {
  std::string zone;
  int from = 0;
  int to = 0;
};

Result<std::string> definition(const Options& options) {
  using namespace calendar;
  auto zone = Zone::find(options.zone);
  if (!zone) {
    Error error = std::move(zone.error());
    error.where = "ZONE";
    return unexpected(std::move(error));
  }
  if (options.to < options.from) {
    return unexpected(Error{"--to", std::to_string(options.to), "the last year is before the first",
                            std::to_string(options.from) + " or later", ""});
  }
  std::string out;
  for (const char* line : {"BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Plenary//Plenary//EN"}) {
    ical::append_folded(out, line);
  }
  const auto window = ical::local_years(*zone, year{options.from}, year{options.to});
  ical::append_timezone(out, ical::define_timezone(*zone, window));
  ical::append_folded(out, "END:VCALENDAR");
  return out;
}

}  // namespace

void add_vtimezone(CLI::App& app, Context& context) {
  auto* command = app.add_subcommand("vtimezone", "Print the exact VTIMEZONE of a zone for some years");
  const auto options = std::make_shared<Options>();
  command->add_option("ZONE", options->zone, "IANA identifier, such as Europe/Brussels")->required();
  command->add_option("--from", options->from, "First year")->required()->check(CLI::Range(1900, 2199));
  command->add_option("--to", options->to, "Last year")->required()->check(CLI::Range(1900, 2199));
  command->footer("Example: plenary vtimezone Africa/Casablanca --from 2025 --to 2027");
  command->callback([options, &context] {
    const auto text = definition(*options);
    if (!text) return report(context, "vtimezone", {text.error()});
    context.out << *text;
  });
}

}  // namespace plenary::cli
