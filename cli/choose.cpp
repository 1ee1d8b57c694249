#include <CLI/CLI.hpp>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "calendar/civil/iso.hpp"
#include "cli/command.hpp"
#include "cli/dialogue.hpp"
#include "cli/document.hpp"
#include "cli/ledger.hpp"
#include "cli/question.hpp"
#include "scheduler/programme/decide.hpp"

namespace plenary::cli {

namespace {

using scheduler::Decision;
using scheduler::Programme;
using scheduler::SessionStatus;

struct Options {
  EditedDocument document;
  WhichSession which;
  std::size_t proposal = 0;  ///< 0: none
  std::string of;
  std::string start;
  std::string room;
  std::string status = "confirmed";
  std::string ledger;
  std::string decay;
  std::size_t work = scheduler::SeriesLimits{}.most_work;
};

unexpected<Errors> refuse(Error error) { return unexpected(Errors{std::move(error)}); }

/// The times of the proposal that is meant, unless the question is another one than when it was made.
Checked<std::vector<Decision>> from_proposals(Context& context, const Programme& programme, const Options& options) {
  const auto id = session_of(programme, options.which);
  if (!id) return refuse(id.error());
  auto question = question_of(programme, options.which);
  if (!question) return unexpected(question.error());
  const auto ledger = add_ledger_file(context, options.ledger, options.decay, *question);
  const auto tzdata = ledger ? tzdata_in_use(context) : std::nullopt;
  if (!tzdata) return std::vector<Decision>{};
  const std::string digest = digest_of(programme, *id, ledger->bytes.value_or(""), options.decay, *tzdata);
  if (!options.of.empty() && options.of != digest) {
    return refuse({"--of", printable(options.of), {"choose.changed-since", {}}, digest, {"choose.propose-again", {}}});
  }
  auto decisions = server::decisions_of(*question, options.proposal, options.work);
  if (!decisions) {
    for (Error& error : decisions.error()) {
      if (error.where == "--series") error.value = options.which.series;
    }
  }
  return decisions;
}

/// The time that is stated, for the only session that can be meant.
Checked<std::vector<Decision>> from_start(const Programme& programme, const Options& options) {
  auto start = calendar::parse_local_time(options.start);
  if (!start) {
    start.error().where = "--start";
    return refuse(std::move(start.error()));
  }
  const auto id = session_of(programme, options.which);
  if (!id) return refuse(id.error());
  return std::vector<Decision>{{{*id}, *start, std::nullopt}};
}

void choose(Context& context, Options& options) {
  const Programme* programme = options.document.read(context);
  if (programme == nullptr) return;
  auto decisions =
      options.start.empty() ? from_proposals(context, *programme, options) : from_start(*programme, options);
  if (!decisions) return report(context, options.document.source(), decisions.error());
  if (context.exit != Exit::done) return;
  if (!options.room.empty()) {
    for (Decision& decision : *decisions) decision.room = scheduler::RoomId{options.room};
  }
  const auto status = options.status == "tentative" ? SessionStatus::tentative : SessionStatus::confirmed;
  const auto changed = scheduler::decide(*programme, dialogue_of(*programme), *decisions, status);
  if (!changed) return report(context, options.document.source(), changed.error());
  options.document.write(context, *changed);
}

}  // namespace

void add_choose(CLI::App& app, Context& context) {
  auto* command = app.add_subcommand("choose", "Decide when a session is held, and write that into the programme");
  const auto options = std::make_shared<Options>();
  options->document.add_to(*command);
  options->which.add_to(*command);
  auto* proposal = command->add_option("--proposal", options->proposal, "Its number in what `propose` lists")
                       ->check(CLI::Range(std::size_t{1}, server::most_proposals));
  command->add_option("--of", options->of,
                      "The digest that `propose` printed: refuses if the question has changed since");
  command->add_option("--start", options->start, "Another time, on the programme's clock: 2027-03-04T14:00")
      ->excludes(proposal);
  command->add_option("--room", options->room, "The room, for a session in person");
  command->add_option("--status", options->status, "confirmed or tentative")
      ->check(CLI::IsMember({"confirmed", "tentative"}))
      ->capture_default_str();
  command->add_option("--ledger", options->ledger, "As for `propose`");
  command->add_option("--decay", options->decay, "As for `propose`");
  command->add_option("--work", options->work, "As for `propose`, for a series")
      ->check(CLI::Range(std::size_t{1}, std::size_t{1'000'000'000'000}))
      ->capture_default_str();
  add_language(*command, context);
  command->footer(
      "A time that a rule forbids is written all the same: `plenary check` reports it, `plenary release` refuses it.\n"
      "Example: plenary choose programme.json --session opening --proposal 1 --of 3f2a91c04b7e");
  command->callback([&context, options] { choose(context, *options); });
}

}  // namespace plenary::cli
