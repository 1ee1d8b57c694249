#include <CLI/CLI.hpp>
#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "calendar/civil/iso.hpp"
#include "cli/command.hpp"
#include "cli/dialogue.hpp"
#include "cli/document.hpp"
#include "scheduler/programme/decide.hpp"

/// Commands that change what has been announced: cancel, postpone, move.
namespace plenary::cli {

namespace {

using scheduler::Programme;

enum class Amendment { cancel, postpone, move };

struct Options {
  EditedDocument document;
  std::string session;
  std::vector<std::string> reasons;
  std::string start;
  std::string room;
};

/// "fr=La salle est prise" is in French; a text that names no language is in English.
Checked<LocalizedText> reason_of(const std::vector<std::string>& texts) {
  LocalizedText reason;
  for (const std::string& text : texts) {
    std::string* part = &reason.en;
    std::string_view words = text;
    for (const auto& [prefix, member] : std::array<std::pair<std::string_view, std::string*>, 4>{
             {{"en=", &reason.en}, {"fr=", &reason.fr}, {"pt=", &reason.pt}, {"ar=", &reason.ar}}}) {
      if (!words.starts_with(prefix)) continue;
      part = member;
      words.remove_prefix(prefix.size());
      break;
    }
    *part = words;
  }
  if (reason.en.empty()) {
    return unexpected(Errors{{"--reason", "", {"amend.no-reason", {}}, "", {"amend.state-reason", {}}}});
  }
  return reason;
}

Checked<Programme> amended(const Programme& programme, const Options& options, Amendment amendment) {
  const auto reason = reason_of(options.reasons);
  if (!reason) return unexpected(reason.error());
  if (amendment == Amendment::cancel) return scheduler::cancel(programme, options.session, *reason);
  if (amendment == Amendment::postpone) return scheduler::postpone(programme, options.session, *reason);
  scheduler::Move change{{options.session}, std::nullopt, std::nullopt, *reason};
  if (!options.start.empty()) {
    auto start = calendar::parse_local_time(options.start);
    if (!start) {
      start.error().where = "--start";
      return unexpected(Errors{start.error()});
    }
    change.start = *start;
  }
  if (!options.room.empty()) change.room = scheduler::RoomId{options.room};
  return scheduler::move(programme, dialogue_of(programme), change);
}

void add_amendment(CLI::App& app, Context& context, const char* name, const char* what, Amendment amendment,
                   const char* footer) {
  auto* command = app.add_subcommand(name, what);
  const auto options = std::make_shared<Options>();
  options->document.add_to(*command);
  command->add_option("--session", options->session, "Which session")->required();
  command
      ->add_option("--reason", options->reasons,
                   "Why; published with the session. In other languages too: \"fr=La salle est prise\"")
      ->required()
      ->allow_extra_args(false);
  if (amendment == Amendment::move) {
    command->add_option("--start", options->start, "The new time, on the programme's clock: 2027-03-04T14:00");
    command->add_option("--room", options->room, "The new room");
  }
  add_language(*command, context);
  command->footer(footer);
  command->callback([&context, options, amendment] {
    const Programme* programme = options->document.read(context);
    if (programme == nullptr) return;
    const auto changed = amended(*programme, *options, amendment);
    if (!changed) return report(context, options->document.source(), changed.error());
    options->document.write(context, *changed);
  });
}

}  // namespace

void add_amendments(CLI::App& app, Context& context) {
  add_amendment(app, context, "cancel", "Call a session off, and say why", Amendment::cancel,
                "The session stays in the programme and, cancelled, in feeds, so that everybody learns of it.\n"
                "Example: plenary cancel programme.json --session opening --reason \"The host withdrew\"");
  add_amendment(
      app, context, "postpone", "Call a session off until a new time is known, and say why", Amendment::postpone,
      "`plenary move` gives it a new time.\n"
      "Example: plenary postpone programme.json --session opening --reason \"Elections in the host country\"");
  add_amendment(app, context, "move", "Give a session that was decided another time or room, and say why",
                Amendment::move,
                "Example: plenary move programme.json --session opening --start 2027-03-05T10:00 "
                "--reason \"A public holiday was announced\"");
}

}  // namespace plenary::cli
