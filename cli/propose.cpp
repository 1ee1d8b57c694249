#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <memory>
#include <ostream>
#include <variant>

#include "cli/command.hpp"
#include "cli/coverage.hpp"
#include "cli/dialogue.hpp"
#include "cli/ledger.hpp"
#include "cli/programme.hpp"
#include "cli/question.hpp"
#include "server/ask/proposal.hpp"
#include "server/render/words/catalogue.hpp"

namespace plenary::cli {

namespace {

struct Options {
  std::string file;
  WhichSession which;
  std::string output = "-";
  std::string format = "table";
  std::size_t top = 5;
  std::size_t work = scheduler::SeriesLimits{}.most_work;
  std::string ledger;
  std::string decay;
  std::string certificate;
  std::size_t apply = 0;  ///< the number of the change to make; 0: none
};

/// The command that takes what was proposed into the document; what comes from standard input has no file to change.
std::string how_to_choose(const Options& options, std::string_view which, const server::ProposalBasis& basis,
                          const Context& context) {
  if (options.file == "-") return {};
  const std::string command =
      fmt::format("plenary choose {}{}{} --of {}", options.file, options.which.as_options(), which, basis.digest);
  return '\n' + server::in_words({"propose.choose-with", {{"command", command}}}, context.language) + '\n';
}

server::ProposalFormat format_of(const std::string& name) {
  if (name == "json") return server::ProposalFormat::json;
  if (name == "ics") return server::ProposalFormat::ics;
  return name == "svg" ? server::ProposalFormat::svg : server::ProposalFormat::table;
}

server::ProposalOrder order_of(const Options& options, Context& context) {
  server::ProposalOrder order;
  order.format = format_of(options.format);
  order.language = context.language;
  order.top = options.top;
  order.work = options.work;
  order.certificate = !options.certificate.empty();
  order.go_on = [&, next = std::chrono::steady_clock::now() + std::chrono::seconds{1}](std::size_t work) mutable {
    // What is over within a second needs no words.
    if (const auto now = std::chrono::steady_clock::now(); now >= next) {
      next = now + std::chrono::seconds{1};
      context.err << fmt::format("searching for a proof: {} of at most {} candidates looked at\n", work, options.work);
      context.err.flush();
    }
    return true;
  };
  return order;
}

/// Makes the change of that number in the document.
void apply(Context& context, const std::string& source, const server::AskedDocument& asked,
           const server::Proposals& proposals, const Options& options) {
  if (options.apply > proposals.changes.size()) {
    return report(context, source,
                  {{"--apply",
                    std::to_string(options.apply),
                    {"propose.nothing-to-apply", {}},
                    {"propose.changes-offered", {{"count", proposals.changes.size()}}},
                    ""}});
  }
  const bool to_file = options.output == "-" && options.file != "-";
  deliver(context, to_file ? options.file : options.output,
          server::text_with(asked, proposals.changes[options.apply - 1]));
}

void propose(Context& context, const Options& options) {
  const auto file = read_programme_file(context, options.file);
  if (!file) return;
  auto document = question_of(file->programme, options.which);
  if (!document) return report(context, file->source, document.error());
  const auto* series = std::get_if<scheduler::SeriesProblem>(&*document);
  tell_unknown_holidays(context, options.format,
                        series != nullptr ? scheduler::unknown_years(series->sessions)
                                          : scheduler::unknown_years(std::get<scheduler::Problem>(*document)));
  const auto ledger = add_ledger_file(context, options.ledger, options.decay, *document);
  if (!ledger) return;
  const auto tzdata = tzdata_in_use(context);
  if (!tzdata) return;

  const server::AskedDocument asked{file->bytes, file->programme, dialogue_of(file->programme), shipped_burden_table()};
  const auto basis =
      server::basis_of(asked, *session_of(file->programme, options.which), *tzdata, ledger->bytes, options.decay);
  auto output = server::propose(*document, asked, order_of(options, context), basis);
  if (!output) {
    if (output.error().where == "--certificate") output.error().value = options.certificate;
    return report(context, file->source, {output.error()});
  }
  if (options.apply > 0) return apply(context, file->source, asked, *output, options);
  if (options.format == "table" && output->found) {
    const bool one = std::holds_alternative<scheduler::Problem>(*document);
    output->text += how_to_choose(options, one ? " --proposal 1" : "", basis, context);
  }
  if (!options.certificate.empty() && !deliver(context, options.certificate, output->certificate)) return;
  // A calendar without an event says nothing, and would replace one that did.
  const bool nothing_to_subscribe = options.format == "ics" && !output->found;
  if (nothing_to_subscribe) context.err << "plenary: no slot exists, so no calendar is written\n";
  if (!nothing_to_subscribe && !deliver(context, options.output, output->text)) return;
  if (!output->found) context.exit = Exit::no_slot;
}

}  // namespace

void add_propose(CLI::App& app, Context& context) {
  auto* command =
      app.add_subcommand("propose", "Rank the slots of one session, or choose those of a series, and say why");
  const auto options = std::make_shared<Options>();
  command->add_option("FILE", options->file, "Programme (JSON), or - for standard input")->required();
  options->which.add_to(*command);
  command->add_option("--top", options->top, "How many proposals")
      ->check(CLI::Range(std::size_t{1}, server::most_proposals))
      ->capture_default_str();
  command->add_option("--work", options->work, "For a series: how many candidates the proof may look at")
      ->check(CLI::Range(std::size_t{1}, std::size_t{1'000'000'000'000}))
      ->capture_default_str();
  command->add_option("--ledger", options->ledger,
                      "What earlier sessions asked of whom: a table (CSV) or a programme document (JSON)");
  command->add_option("--decay", options->decay, "Of --ledger: K/N, how much is remembered after each further session");
  command->add_option("--certificate", options->certificate,
                      "Where to write what lets `plenary verify` check the answer");
  command->add_option("--format", options->format, "table, json, ics or svg")
      ->check(CLI::IsMember({"table", "json", "ics", "svg"}))
      ->capture_default_str();
  command->add_option("-o,--output", options->output, "Where to write, - for standard output")->capture_default_str();
  command
      ->add_option("--apply", options->apply,
                   "Where nothing fits: make the change of this number in FILE, or write the changed document to "
                   "--output")
      ->check(CLI::PositiveNumber);
  add_language(*command, context);
  command->footer(
      "Example: plenary propose data/samples/report-presentation.json --top 3\n"
      "         plenary propose data/samples/monthly-series.json --certificate proof.txt");
  command->callback([&context, options] { propose(context, *options); });
}

}  // namespace plenary::cli
