#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <ostream>

#include "calendar/civil/iso.hpp"
#include "cli/command.hpp"
#include "cli/dialogue.hpp"
#include "cli/ledger.hpp"
#include "scheduler/json/problem.hpp"
#include "verify/certificate.hpp"

namespace plenary::cli {

namespace {

struct Options {
  std::string certificate;
  std::string problem;
  std::string ledger;
};

void run(Context& context, const Options& options) {
  const auto certificate = read_input(context, options.certificate);
  const auto bytes = read_input(context, options.problem);
  for (const auto* read : {&certificate, &bytes}) {
    if (!*read) return report(context, "plenary", {read->error()});
  }
  auto problem = scheduler::read_problem(*bytes, shipped_dialogue(), shipped_burden_table());
  if (!problem) return report(context, options.problem, problem.error());
  verify::Basis basis{*bytes, std::nullopt, shipped_data(), {}};
  std::string ledger;
  if (!options.ledger.empty()) {
    auto read = read_input(context, options.ledger);
    if (!read) return report(context, "plenary", {read.error()});
    if (!add_ledger(context, options.ledger, *read, *problem)) return;
    ledger = std::move(*read);
    basis.ledger = ledger;
  }
  const auto tzdata = tzdata_in_use(context);
  if (!tzdata) return;
  basis.tzdata = *tzdata;
  const auto verified = verify::check(*certificate, *problem, basis);
  if (!verified) {
    report(context, options.certificate, {verified.error()});
    context.exit = Exit::no_slot;
    return;
  }
  if (verified->winner) {
    context.out << fmt::format("verified: {} is the best of {} feasible slots among {} (tzdata {})\n",
                               calendar::to_iso(*verified->winner), verified->feasible, verified->slots, *tzdata);
  } else {
    context.out << fmt::format("verified: none of {} slots is feasible (tzdata {})\n", verified->slots, *tzdata);
  }
}

}  // namespace

void add_verify(CLI::App& app, Context& context) {
  auto* command = app.add_subcommand("verify", "Check the certificate of a proposal by counting again");
  const auto options = std::make_shared<Options>();
  command->add_option("CERTIFICATE", options->certificate, "What `propose --certificate` wrote")->required();
  command->add_option("PROBLEM", options->problem, "The problem document that was solved")->required();
  command->add_option("--ledger", options->ledger, "The ledger that was given to `propose`");
  command->footer(
      "Exit code 1: the certificate does not hold.\n"
      "Example: plenary verify proof.txt data/samples/report-presentation.json");
  command->callback([&context, options] { run(context, *options); });
}

}  // namespace plenary::cli
