#include <CLI/CLI.hpp>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "calendar/ical/event/writer.hpp"
#include "cli/command.hpp"
#include "cli/dialogue.hpp"
#include "cli/programme.hpp"
#include "server/render/calendar/busy.hpp"
#include "server/render/calendar/feed.hpp"

namespace plenary::cli {

namespace {

struct Options {
  std::string file;
  std::string output = "-";
  std::string delegation;
  std::string as = "events";
  std::string organizer;
  int alarm = 0;  ///< minutes; 0 for none
};

/// Four weeks, in minutes: a reminder longer before is a typing mistake.
constexpr int earliest_alarm = 4 * 7 * 24 * 60;

std::string known_delegations(const scheduler::Dialogue& dialogue) {
  std::string list;
  for (const scheduler::Delegation& delegation : dialogue.delegations) {
    list += (list.empty() ? "" : ", ") + delegation.id.value;
  }
  return list;
}

/// What the options ask for that cannot be.
Errors contradictions(const Options& options) {
  Errors errors;
  const bool free_busy = options.as == "freebusy";
  if (free_busy && options.delegation.empty()) {
    errors.push_back({"--as", "freebusy", {"export.whose-busy-times", {}}, "", {"export.add-delegation", {}}});
  }
  if (free_busy && options.alarm != 0) {
    errors.push_back(
        {"--alarm", std::to_string(options.alarm), {"export.no-reminders", {}}, "", {"export.leave-out", {}}});
  }
  if (!free_busy && !options.organizer.empty()) {
    errors.push_back({"--organizer",
                      printable(options.organizer),
                      {"export.feed-names-nobody", {}},
                      "",
                      {"export.add-freebusy", {}}});
  }
  if (!options.organizer.empty() &&
      (!options.organizer.starts_with("mailto:") || options.organizer.find('@') == std::string::npos)) {
    errors.push_back(
        {"--organizer", printable(options.organizer), {"invite.no-address", {}}, {"export.mailto", {}}, ""});
  }
  return errors;
}

/// Which feed of the programme is meant.
Checked<server::FeedOptions> feed_options(const Options& options, const scheduler::Release& programme,
                                          const scheduler::Dialogue& dialogue, Language language) {
  server::FeedOptions feed;
  feed.language = language;
  if (options.alarm != 0) feed.alarm = calendar::minutes{options.alarm};
  if (options.delegation.empty()) return feed;
  feed.delegation = scheduler::DelegationId{options.delegation};
  if (dialogue.find(options.delegation) == nullptr) {
    return unexpected(Errors{{"--delegation",
                              printable(options.delegation),
                              {"export.unknown-delegation", {}},
                              known_delegations(dialogue),
                              {"export.use-code", {}}}});
  }
  if (!server::has_feed(programme, dialogue, *feed.delegation)) {
    return unexpected(
        Errors{{"--delegation", options.delegation, {"export.not-concerned", {}}, "", {"export.whole-programme", {}}}});
  }
  return feed;
}

calendar::Calendar calendar_of(const Options& options, const scheduler::Release& programme,
                               const scheduler::Dialogue& dialogue, const server::FeedOptions& feed) {
  if (options.as == "events") return server::to_calendar(programme, dialogue, feed);
  std::optional<calendar::CalendarUser> organizer;
  if (!options.organizer.empty()) organizer = calendar::CalendarUser{options.organizer, ""};
  return server::to_busy_times(programme, dialogue, feed, organizer);
}

Checked<std::string> exported(const scheduler::Release& programme, const Options& options, Language language) {
  const scheduler::Dialogue& dialogue = dialogue_of(programme);
  if (Errors errors = contradictions(options); !errors.empty()) return unexpected(std::move(errors));
  const auto feed = feed_options(options, programme, dialogue, language);
  if (!feed) return unexpected(feed.error());
  auto text = calendar::ical::write(calendar_of(options, programme, dialogue, *feed));
  if (!text) return unexpected(Errors{std::move(text.error())});
  return std::move(*text);
}

}  // namespace

void add_export(CLI::App& app, Context& context) {
  auto* command = app.add_subcommand("export", "Write a programme as an iCalendar file");
  const auto options = std::make_shared<Options>();
  command->add_option("FILE", options->file, "Released programme (JSON), or - for standard input")->required();
  command->add_option("-o,--output", options->output, "File to write, or - for standard output")->capture_default_str();
  command->add_option("--delegation", options->delegation, "Only what concerns it, with its local times: SN, EU");
  add_language(*command, context);
  command->add_option("--as", options->as, "What to write: events, or freebusy for when the delegation has no time")
      ->check(CLI::IsMember({"events", "freebusy"}))
      ->capture_default_str();
  command->add_option("--organizer", options->organizer,
                      "Whose busy times they are, mailto:…: makes them a message (METHOD:PUBLISH)");
  command
      ->add_option("--alarm", options->alarm, "Minutes before each session at which a reminder shows; none if absent")
      ->check(CLI::Range(1, earliest_alarm));
  command->footer("Example: plenary export data/samples/rabat.json -o rabat.ics --delegation SN --language fr");
  command->callback([options, &context] {
    const auto release = read_release(context, options->file);
    if (!release) return;
    const auto text = exported(*release, *options, context.language);
    if (!text) return report(context, source_of(options->file), text.error());
    deliver(context, options->output, *text);
  });
}

}  // namespace plenary::cli
