#include <CLI/CLI.hpp>
#include <memory>

#include "calendar/ical/writer.hpp"
#include "cli/command.hpp"
#include "cli/dialogue.hpp"
#include "cli/ledger.hpp"
#include "scheduler/explain/answer.hpp"
#include "scheduler/explain/certificate.hpp"
#include "scheduler/json/answer.hpp"
#include "scheduler/json/problem.hpp"
#include "scheduler/solve/exhaustive.hpp"
#include "server/document/answer_table.hpp"
#include "server/document/heat_map.hpp"
#include "server/document/proposal_calendar.hpp"
#include "verify/sha256.hpp"

namespace plenary::cli {

namespace {

constexpr std::size_t most_proposals = 1000;

struct Options {
  std::string file;
  std::string output = "-";
  std::string format = "table";
  std::size_t top = 5;
  std::string ledger;
  std::string certificate;
};

Result<std::string> render(const scheduler::Problem& problem, const scheduler::Solution& solution,
                           const scheduler::Answer& answer, const std::string& format, const std::string& tzdata) {
  if (format == "json") return scheduler::write_answer(problem, answer, tzdata);
  if (format == "svg") return server::heat_map(problem, solution, answer);
  if (format == "ics") return calendar::ical::write(server::proposal_calendar(problem, answer));
  return server::answer_table(problem, answer, tzdata);
}

void propose(Context& context, const Options& options) {
  const auto bytes = read_input(context, options.file);
  if (!bytes) return report(context, "plenary", {bytes.error()});
  const std::string source = options.file == "-" ? "standard input" : options.file;
  auto problem = scheduler::read_problem(*bytes, shipped_dialogue(), shipped_burden_table());
  if (!problem) return report(context, source, problem.error());
  std::string ledger_hash = "none";
  if (!options.ledger.empty()) {
    const auto ledger = read_input(context, options.ledger);
    if (!ledger) return report(context, "plenary", {ledger.error()});
    if (!add_ledger(context, options.ledger, *ledger, *problem)) return;
    ledger_hash = verify::sha256(*ledger);
  }
  const auto tzdata = tzdata_in_use(context);
  if (!tzdata) return;

  const scheduler::Solution solution = scheduler::solve(*problem);
  const scheduler::Answer answer = scheduler::explain(*problem, solution, options.top);
  const auto text = render(*problem, solution, answer, options.format, *tzdata);
  if (!text) return report(context, source, {text.error()});
  if (!options.certificate.empty()) {
    const auto certificate = scheduler::write_certificate(
        *problem, solution, {verify::sha256(*bytes), ledger_hash, verify::sha256(shipped_data()), *tzdata});
    if (const auto written = write_output(context, options.certificate, certificate); !written) {
      report(context, "plenary", {written.error()});
      context.exit = Exit::environment;
      return;
    }
  }
  if (const auto written = write_output(context, options.output, *text); !written) {
    report(context, "plenary", {written.error()});
    context.exit = Exit::environment;
    return;
  }
  if (answer.feasible == 0) context.exit = Exit::no_slot;
}

}  // namespace

void add_propose(CLI::App& app, Context& context) {
  auto* command = app.add_subcommand("propose", "Rank the slots of one session and say why");
  const auto options = std::make_shared<Options>();
  command->add_option("FILE", options->file, "Problem document (JSON), or - for standard input")->required();
  command->add_option("--top", options->top, "How many proposals")
      ->check(CLI::Range(std::size_t{1}, most_proposals))
      ->capture_default_str();
  command->add_option("--ledger", options->ledger,
                      "What earlier sessions asked of whom: a table (CSV) or a programme document (JSON)");
  command->add_option("--certificate", options->certificate,
                      "Where to write what lets `plenary verify` check the answer");
  command->add_option("--format", options->format, "table, json, ics or svg")
      ->check(CLI::IsMember({"table", "json", "ics", "svg"}))
      ->capture_default_str();
  command->add_option("-o,--output", options->output, "Where to write, - for standard output")->capture_default_str();
  command->footer("Example: plenary propose data/samples/report-presentation.json --top 3");
  command->callback([&context, options] { propose(context, *options); });
}

}  // namespace plenary::cli
