#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <memory>
#include <ostream>

#include "calendar/ical/event/writer.hpp"
#include "cli/command.hpp"
#include "cli/coverage.hpp"
#include "cli/dialogue.hpp"
#include "cli/ledger.hpp"
#include "cli/question.hpp"
#include "scheduler/explain/answer.hpp"
#include "scheduler/explain/certificate.hpp"
#include "scheduler/explain/series_answer.hpp"
#include "scheduler/explain/series_certificate.hpp"
#include "scheduler/json/answer.hpp"
#include "scheduler/json/series_answer.hpp"
#include "scheduler/slot/exhaustive.hpp"
#include "server/release/sha256.hpp"
#include "server/render/calendar/proposal_calendar.hpp"
#include "server/render/chart/heat_map.hpp"
#include "server/render/table/answer_table.hpp"
#include "server/render/table/series_table.hpp"
#include "server/render/words/catalogue.hpp"
#include "verify/seal.hpp"

namespace plenary::cli {

namespace {

using scheduler::Problem;
using scheduler::SeriesProblem;
using scheduler::SeriesStatus;

constexpr std::size_t most_proposals = 1000;

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

  std::string source() const { return file == "-" ? "standard input" : file; }
};

/// What is handed out: the answer, and what proves it if that was asked for.
struct Output {
  std::string text;
  std::string certificate;
  bool found = true;  ///< a slot, or one for every session
};

/// What an answer rests on: files by their digests, and all of it together.
struct Basis : scheduler::CertificateBasis {
  std::string digest;
};

/// The command that takes what was proposed into the document; what comes from standard input has no file to change.
std::string how_to_choose(const Options& options, std::string_view which, const Basis& basis, const Context& context) {
  if (options.file == "-") return {};
  const std::string command =
      fmt::format("plenary choose {}{}{} --of {}", options.file, options.which.as_options(), which, basis.digest);
  return '\n' + server::in_words({"propose.choose-with", {{"command", command}}}, context.language) + '\n';
}

Result<Output> answer(const Problem& problem, const Options& options, const Basis& basis, const Context& context) {
  const auto solution = scheduler::solve(problem);
  const auto answer = scheduler::explain(problem, solution, options.top);
  Output output{{}, {}, answer.feasible > 0};
  if (options.format == "json") {
    output.text =
        scheduler::write_answer(problem, answer, {basis.tzdata, basis.digest}, server::wording(context.language));
  } else if (options.format == "svg") {
    output.text = server::heat_map(problem, solution, answer, context.language);
  } else if (options.format == "ics") {
    auto calendar = calendar::ical::write(server::proposal_calendar(problem, answer, context.language));
    if (!calendar) return unexpected(calendar.error());
    output.text = std::move(*calendar);
  } else {
    output.text = server::answer_table(problem, answer, basis.tzdata, context.language);
    if (output.found) output.text += how_to_choose(options, " --proposal 1", basis, context);
  }
  if (!options.certificate.empty()) output.certificate = scheduler::write_certificate(problem, solution, basis);
  return output;
}

Result<Output> answer(const SeriesProblem& series, const Options& options, const Basis& basis, const Context& context) {
  if (options.format == "svg")
    return unexpected(
        Error{"--format", "svg", {"propose.no-chart-of-series", {}}, {"propose.formats-of-series", {}}, ""});
  scheduler::SeriesLimits limits;
  limits.most_work = options.work;
  limits.go_on = [&, next = std::chrono::steady_clock::now() + std::chrono::seconds{1}](std::size_t work) mutable {
    // What is over within a second needs no words.
    if (const auto now = std::chrono::steady_clock::now(); now >= next) {
      next = now + std::chrono::seconds{1};
      context.err << fmt::format("searching for a proof: {} of at most {} candidates looked at\n", work, options.work);
      context.err.flush();
    }
    return true;
  };
  const auto solution = scheduler::solve(series, limits);
  const SeriesStatus status = solution.result.status;
  const bool proved = status == SeriesStatus::optimal || status == SeriesStatus::infeasible;
  if (!options.certificate.empty() && !proved) {
    return unexpected(Error{"--certificate",
                            options.certificate,
                            {"propose.nothing-proved", {}},
                            {"propose.more-work", {{"work", options.work}}},
                            {"propose.allow-more", {}}});
  }
  const auto answer = scheduler::explain(series, solution, limits);
  Output output{{}, {}, !answer.sessions.empty()};
  if (options.format == "json") {
    output.text = scheduler::write_answer(series, solution, answer, {basis.tzdata, basis.digest},
                                          server::wording(context.language));
  } else if (options.format == "ics") {
    auto calendar = calendar::ical::write(server::proposal_calendar(series, answer, context.language));
    if (!calendar) return unexpected(calendar.error());
    output.text = std::move(*calendar);
  } else {
    output.text = server::series_table(series, solution, answer, basis.tzdata, context.language);
    if (output.found) output.text += how_to_choose(options, "", basis, context);
  }
  if (!options.certificate.empty()) output.certificate = verify::sealed(scheduler::write_certificate(solution, basis));
  return output;
}

/// False after reporting that a file cannot be written.
bool wrote(Context& context, const std::string& path, const std::string& text) {
  const auto written = write_output(context, path, text);
  if (written) return true;
  report(context, "plenary", {written.error()});
  context.exit = Exit::environment;
  return false;
}

void propose(Context& context, const Options& options) {
  const auto bytes = read_input(context, options.file);
  if (!bytes) return report(context, "plenary", {bytes.error()});
  const auto programme = read_programme(context, options.source(), *bytes);
  if (!programme) return;
  auto document = question_of(*programme, options.which);
  if (!document) return report(context, options.source(), document.error());
  std::visit([&](const auto& problem) { tell_unknown_holidays(context, problem); }, *document);
  const auto ledger = add_ledger_file(context, options.ledger, options.decay, *document);
  if (!ledger) return;
  const auto tzdata = tzdata_in_use(context);
  if (!tzdata) return;

  const std::string ledger_hash = ledger->bytes ? server::sha256(*ledger->bytes) : "none";
  const Basis basis{
      {server::sha256(*bytes), ledger_hash, server::sha256(shipped_data(dialogue_of(*programme))), *tzdata},
      digest_of(*programme, ledger->bytes.value_or(""), options.decay, *tzdata)};
  const auto output =
      std::visit([&](const auto& problem) { return answer(problem, options, basis, context); }, *document);
  if (!output) return report(context, options.source(), {output.error()});
  if (!options.certificate.empty() && !wrote(context, options.certificate, output->certificate)) return;
  // A calendar without an event says nothing, and would replace one that did.
  const bool nothing_to_subscribe = options.format == "ics" && !output->found;
  if (nothing_to_subscribe) context.err << "plenary: no slot exists, so no calendar is written\n";
  if (!nothing_to_subscribe && !wrote(context, options.output, output->text)) return;
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
      ->check(CLI::Range(std::size_t{1}, most_proposals))
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
  add_language(*command, context);
  command->footer(
      "Example: plenary propose data/samples/report-presentation.json --top 3\n"
      "         plenary propose data/samples/monthly-series.json --certificate proof.txt");
  command->callback([&context, options] { propose(context, *options); });
}

}  // namespace plenary::cli
