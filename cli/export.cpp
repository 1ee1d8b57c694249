#include <CLI/CLI.hpp>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "calendar/ical/writer.hpp"
#include "cli/command.hpp"
#include "cli/dialogue.hpp"
#include "scheduler/json/programme.hpp"
#include "server/feed/feed.hpp"

namespace plenary::cli {

namespace {

struct Options {
  std::string file;
  std::string output = "-";
  std::string delegation;
  std::string language = "en";
};

std::string known_delegations(const scheduler::Dialogue& dialogue) {
  std::string list;
  for (const scheduler::Delegation& delegation : dialogue.delegations) {
    list += (list.empty() ? "" : ", ") + delegation.id.value;
  }
  return list;
}

Checked<std::string> exported(Context& context, const Options& options) {
  const scheduler::Dialogue& dialogue = shipped_dialogue();
  const auto bytes = read_input(context, options.file);
  if (!bytes) return unexpected(Errors{bytes.error()});
  const auto programme = scheduler::read_programme(*bytes, dialogue);
  if (!programme) return unexpected(programme.error());

  server::FeedOptions feed;
  for (const Language language : all_languages) {
    if (options.language == tag(language)) feed.language = language;
  }
  if (!options.delegation.empty()) {
    feed.delegation = scheduler::DelegationId{options.delegation};
    if (dialogue.find(options.delegation) == nullptr) {
      return unexpected(Errors{{"--delegation", printable(options.delegation), "unknown delegation",
                                known_delegations(dialogue), "use the code of a country or organisation"}});
    }
    if (!server::has_feed(*programme, dialogue, *feed.delegation)) {
      return unexpected(Errors{{"--delegation", options.delegation, "no session of the programme concerns it", "",
                                "leave --delegation out for the whole programme"}});
    }
  }
  auto text = calendar::ical::write(server::to_calendar(*programme, dialogue, feed));
  if (!text) return unexpected(Errors{std::move(text.error())});
  return std::move(*text);
}

}  // namespace

void add_export(CLI::App& app, Context& context) {
  auto* command = app.add_subcommand("export", "Write a programme as an iCalendar file");
  const auto options = std::make_shared<Options>();
  command->add_option("FILE", options->file, "Programme document (JSON), or - for standard input")->required();
  command->add_option("-o,--output", options->output, "File to write, or - for standard output")->capture_default_str();
  command->add_option("--delegation", options->delegation, "Only what concerns it, with its local times: SN, EU");
  command->add_option("--language", options->language, "Language of the texts")
      ->check(CLI::IsMember({"en", "fr", "pt", "ar"}))
      ->capture_default_str();
  command->footer("Example: plenary export data/samples/rabat.json -o rabat.ics --delegation SN --language fr");
  command->callback([options, &context] {
    const auto text = exported(context, *options);
    if (!text) return report(context, options->file == "-" ? "standard input" : options->file, text.error());
    const auto written = write_output(context, options->output, *text);
    if (!written) {
      report(context, "export", {written.error()});
      context.exit = Exit::environment;
    }
  });
}

}  // namespace plenary::cli
