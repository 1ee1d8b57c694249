#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <ostream>

#include "calendar/civil/iso.hpp"
#include "cli/command.hpp"
#include "cli/dialogue.hpp"
#include "cli/ledger.hpp"
#include "cli/question.hpp"
#include "verify/certificate.hpp"
#include "verify/series.hpp"

namespace plenary::cli {

namespace {

struct Options {
  std::string certificate;
  std::string programme;
  WhichSession which;
  std::string ledger;
  std::string decay;
};

Result<std::string> checked(const scheduler::Problem& problem, std::string_view certificate,
                            const verify::Basis& basis) {
  const auto verified = verify::check(certificate, problem, basis);
  if (!verified) return unexpected(verified.error());
  if (!verified->winner)
    return fmt::format("verified: none of {} slots is feasible (tzdata {})\n", verified->slots, basis.tzdata);
  return fmt::format("verified: {} is the best of {} feasible slots among {} (tzdata {})\n",
                     calendar::to_iso(*verified->winner), verified->feasible, verified->slots, basis.tzdata);
}

Result<std::string> checked(const scheduler::SeriesProblem& series, std::string_view certificate,
                            const verify::Basis& basis) {
  const auto verified = verify::check(certificate, series, basis);
  if (!verified) return unexpected(verified.error());
  const std::size_t sessions = series.sessions.size();
  if (verified->winner.empty())
    return fmt::format("verified: no plan of {} sessions is possible (tzdata {})\n", sessions, basis.tzdata);
  return fmt::format("verified: no plan of {} sessions among {} candidates is fairer; {} nodes (tzdata {})\n", sessions,
                     verified->candidates, verified->nodes, basis.tzdata);
}

const scheduler::Dialogue& dialogue_in(const ProblemOrSeries& document) {
  const auto* series = std::get_if<scheduler::SeriesProblem>(&document);
  return *(series != nullptr ? series->sessions.front() : std::get<scheduler::Problem>(document)).dialogue;
}

void run(Context& context, const Options& options) {
  const auto certificate = read_input(context, options.certificate);
  const auto bytes = read_input(context, options.programme);
  for (const auto* read : {&certificate, &bytes}) {
    if (!*read) return report(context, "plenary", {read->error()});
  }
  auto document = read_question(context, options.programme, *bytes, options.which);
  if (!document) return;
  const auto ledger = add_ledger_file(context, options.ledger, options.decay, *document);
  if (!ledger) return;
  const auto tzdata = tzdata_in_use(context);
  if (!tzdata) return;
  verify::Basis basis{*bytes, std::nullopt, shipped_data(dialogue_in(*document)), *tzdata};
  if (ledger->bytes) basis.ledger = *ledger->bytes;
  const auto told = std::visit([&](const auto& problem) { return checked(problem, *certificate, basis); }, *document);
  if (told) {
    context.out << *told;
    return;
  }
  report(context, options.certificate, {told.error()});
  context.exit = Exit::no_slot;
}

}  // namespace

void add_verify(CLI::App& app, Context& context) {
  auto* command = app.add_subcommand("verify", "Check the certificate of a proposal by counting again");
  const auto options = std::make_shared<Options>();
  command->add_option("CERTIFICATE", options->certificate, "What `propose --certificate` wrote")->required();
  command->add_option("PROGRAMME", options->programme, "The programme that was asked about")->required();
  options->which.add_to(*command);
  command->add_option("--ledger", options->ledger, "The ledger that was given to `propose`");
  command->add_option("--decay", options->decay, "The decay that was given to `propose`");
  command->footer(
      "Exit code 1: the certificate does not hold.\n"
      "Example: plenary verify proof.txt data/samples/report-presentation.json");
  command->callback([&context, options] { run(context, *options); });
}

}  // namespace plenary::cli
