#include <CLI/CLI.hpp>
#include <memory>
#include <string>

#include "calendar/civil/iso.hpp"
#include "cli/command.hpp"
#include "cli/dialogue.hpp"
#include "cli/programme.hpp"
#include "cli/question.hpp"
#include "server/ask/explanation.hpp"

namespace plenary::cli {

namespace {

struct Options {
  std::string file;
  WhichSession which;
  std::string start;
  std::string format = "table";
  std::string output = "-";
};

void explain(Context& context, const Options& options) {
  const auto file = read_programme_file(context, options.file);
  if (!file) return;
  auto start = calendar::parse_local_time(options.start);
  if (!start) {
    start.error().where = "--start";
    return report(context, file->source, {start.error()});
  }
  const auto id = session_of(file->programme, options.which);
  if (!id) return report(context, file->source, {id.error()});
  const auto tzdata = tzdata_in_use(context);
  if (!tzdata) return;
  const server::AskedDocument asked{file->bytes, file->programme, dialogue_of(file->programme), shipped_burden_table()};
  const auto format = options.format == "json" ? server::ExplanationFormat::json : server::ExplanationFormat::table;
  const auto told = server::explain_time(asked, {*id, *start, format, context.language, *tzdata});
  if (!told) return report(context, file->source, told.error());
  if (deliver(context, options.output, told->text) && told->breaks) context.exit = Exit::no_slot;
}

}  // namespace

void add_explain(CLI::App& app, Context& context) {
  auto* command =
      app.add_subcommand("explain", "Why not then? What another time of a session would break, and who would pay");
  const auto options = std::make_shared<Options>();
  command->add_option("FILE", options->file, "Programme (JSON), or - for standard input")->required();
  command->add_option("--session", options->which.session, "Id of the session; needed where several have a wish");
  command->add_option("--start", options->start, "The time, on the programme's clock: 2027-03-04T14:00")->required();
  command->add_option("--format", options->format, "table or json")
      ->check(CLI::IsMember({"table", "json"}))
      ->capture_default_str();
  command->add_option("-o,--output", options->output, "Where to write, - for standard output")->capture_default_str();
  add_language(*command, context);
  command->footer(
      "It is held against the time that is decided, or else against the best.\n"
      "Exit code 0: no rule would be broken; 1: a rule would.\n"
      "Example: plenary explain data/samples/report-presentation.json --start 2020-09-16T14:00");
  command->callback([&context, options] { explain(context, *options); });
}

}  // namespace plenary::cli
