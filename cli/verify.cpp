#include <CLI/CLI.hpp>
#include <memory>
#include <ostream>

#include "cli/command.hpp"
#include "cli/dialogue.hpp"
#include "cli/ledger.hpp"
#include "cli/programme.hpp"
#include "cli/question.hpp"
#include "server/ask/verification.hpp"

namespace plenary::cli {

namespace {

struct Options {
  std::string certificate;
  std::string programme;
  WhichSession which;
  std::string ledger;
  std::string decay;
};

void run(Context& context, const Options& options) {
  const auto certificate = input_of(context, options.certificate);
  if (!certificate) return;
  const auto file = read_programme_file(context, options.programme);
  if (!file) return;
  auto document = question_of(file->programme, options.which);
  if (!document) return report(context, file->source, document.error());
  const auto ledger = add_ledger_file(context, options.ledger, options.decay, *document);
  if (!ledger) return;
  const auto tzdata = tzdata_in_use(context);
  if (!tzdata) return;
  verify::Basis basis{file->bytes, std::nullopt, shipped_data(dialogue_of(file->programme)), *tzdata};
  if (ledger->bytes) basis.ledger = *ledger->bytes;
  const auto told = server::verified(*document, *certificate, basis);
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
