#include "calendar/ical/import/import.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/civil/iso.hpp"
#include "cli/command.hpp"
#include "cli/dialogue.hpp"
#include "scheduler/json/imported.hpp"
#include "server/render/calendar/import_table.hpp"

namespace plenary::cli {

namespace {

using scheduler::ImportRequest;

struct Options {
  std::string file;
  std::string from;
  std::string to;
  std::string zone;
  std::vector<std::string> as;
  std::string format = "table";
  std::string output = "-";
};

/// `parse(text)`, or nothing after adding its error as one of `option`.
template <class Parse>
auto read_option(const char* option, const std::string& text, Parse parse, Errors& errors)
    -> std::optional<typename decltype(parse(text))::value_type> {
  auto value = parse(text);
  if (value) return *value;
  Error error = std::move(value.error());
  error.where = option;
  errors.push_back(std::move(error));
  return std::nullopt;
}

bool is_address(std::string_view word) { return word.find('@') != word.npos || word.find(':') != word.npos; }

/// "busy" or "sessions", whichever was asked for.
std::string reading(const Options& options) {
  const bool sessions = std::ranges::find(options.as, "sessions") != options.as.end();
  return sessions ? "sessions" : "busy";
}

/// Whose calendar it is; empty where nobody said.
std::string owner(const Options& options) {
  const auto address = std::ranges::find_if(options.as, [](const std::string& word) { return is_address(word); });
  return address == options.as.end() ? std::string{} : *address;
}

/// What the arguments say, or every mistake in them.
Checked<ImportRequest> read_request(const Options& options) {
  Errors errors;
  const auto first = read_option("--from", options.from, calendar::parse_date, errors);
  const auto last = read_option("--to", options.to, calendar::parse_date, errors);
  const auto zone = options.zone.empty() ? std::optional{calendar::Zone::utc()}
                                         : read_option("--zone", options.zone, calendar::Zone::find, errors);
  if (first && last && *last < *first) {
    errors.push_back(
        {"--to", options.to, "the last day is before the first", calendar::to_iso(*first) + " or later", ""});
  }
  for (const std::string& word : options.as) {
    if (word == "busy" || word == "sessions" || is_address(word)) continue;
    errors.push_back({"--as", printable(word), "is neither a reading nor an address",
                      "busy, sessions, or whose calendar it is: mailto:dakar@example.org", ""});
  }
  if (!errors.empty()) return unexpected(std::move(errors));
  return ImportRequest{source_of(options.file), shipped_dialogue().id, "", *first, *last, *zone};
}

calendar::ical::ImportOptions import_options(const ImportRequest& request, const Options& options) {
  const auto midnight = [&](calendar::LocalTime local) {
    // Clocks may skip a midnight: compatible takes the first instant of such a day.
    return *calendar::to_instant(request.zone, local, calendar::ResolvePolicy::compatible);
  };
  return {{midnight(calendar::midnight(request.first)), midnight(calendar::midnight(request.last) + calendar::days{1})},
          options.zone.empty() ? std::nullopt : std::optional{request.zone},
          owner(options),
          {}};
}

/// How zone names were read and what was not read, on the error stream.
void tell(Context& context, const std::string& source, const calendar::ical::Imported& imported) {
  for (const auto& note : imported.zones) {
    context.err << source << (note.line == 0 ? "" : fmt::format(": line {}", note.line)) << ": " << note.tzid << ": "
                << note.message << '\n';
  }
  for (const Error& problem : imported.problems) context.err << source << ": " << to_text(problem) << '\n';
}

/// Too many for the document that they are meant for.
std::optional<Error> too_many(const calendar::ical::Imported& imported, const Options& options) {
  if (options.format != "json") return std::nullopt;
  const bool busy = reading(options) == "busy";
  const std::size_t count = busy ? imported.busy.size() : imported.occurrences.size();
  const std::size_t most = busy ? scheduler::most_imported_busy_times : scheduler::most_imported_sessions;
  if (count <= most) return std::nullopt;
  return Error{"", std::to_string(count), busy ? "too many busy times for one calendar" : "too many sessions",
               fmt::format("at most {}", most), "ask for a shorter window with --from and --to"};
}

std::string render(const calendar::ical::Imported& imported, const ImportRequest& request, const Options& options) {
  if (reading(options) == "busy") {
    return options.format == "json" ? scheduler::write_busy_times(imported, request)
                                    : server::busy_table(imported, request.zone);
  }
  return options.format == "json" ? scheduler::write_imported_programme(imported, request)
                                  : server::occurrences_table(imported);
}

void run(Context& context, const Options& options) {
  auto request = read_request(options);
  if (!request) return report(context, "plenary", request.error());
  const auto text = input_of(context, options.file);
  if (!text) return;
  const auto tzdata = tzdata_in_use(context);
  if (!tzdata) return;
  request->tzdata = *tzdata;

  const auto imported = calendar::ical::import_calendar(*text, import_options(*request, options));
  if (!imported) return report(context, request->source, imported.error());
  tell(context, request->source, *imported);
  if (const auto error = too_many(*imported, options)) return report(context, request->source, {*error});
  if (imported->occurrences.empty() && imported->busy.empty() && !imported->problems.empty()) {
    return report(context, request->source,
                  {{"", "", "nothing could be read for these days: see the problems above", "", ""}});
  }
  deliver(context, options.output, render(*imported, *request, options));
}

}  // namespace

void add_import(CLI::App& app, Context& context) {
  auto* command = app.add_subcommand("import", "Read anyone's calendar as busy times or as sessions");
  const auto options = std::make_shared<Options>();
  command->add_option("FILE", options->file, "An .ics file, or - for standard input")->required();
  command->add_option("--from", options->from, "First day, such as 2026-09-01")->required();
  command->add_option("--to", options->to, "Last day, included")->required();
  command->add_option("--zone", options->zone,
                      "Where the calendar's owner is: the zone of whole days, of floating times and of what is "
                      "printed. Without it whole days and floating times are problems, and the days are those of UTC");
  command
      ->add_option(
          "--as", options->as,
          "busy (default): for a participant of a problem; sessions: as a programme. And whose calendar it is, "
          "such as mailto:dakar@example.org: what they declined is free, what they may attend is tentative")
      ->allow_extra_args(false);
  command->add_option("--format", options->format, "table or json")
      ->check(CLI::IsMember({"table", "json"}))
      ->capture_default_str();
  command->add_option("-o,--output", options->output, "Where to write, - for standard output")->capture_default_str();
  command->footer(
      "What could not be read is told by line on the error stream. Exit code 0: something was read, or there is\n"
      "nothing in these days; 2: nothing could be read.\n"
      "Example: plenary import desk.ics --from 2026-11-16 --to 2026-11-27 --zone Europe/Paris --format json");
  command->callback([&context, options] { run(context, *options); });
}

}  // namespace plenary::cli
