#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <utility>

#include "calendar/civil/iso.hpp"
#include "cli/command.hpp"
#include "cli/dialogue.hpp"
#include "cli/ledger.hpp"
#include "cli/programme.hpp"
#include "cli/question.hpp"
#include "scheduler/explain/fairness_report.hpp"
#include "server/ask/fairness.hpp"
#include "server/render/words/catalogue.hpp"

namespace plenary::cli {

namespace {

using scheduler::FairnessReport;

struct Options {
  std::string file;
  WhichSession which;
  std::string output = "-";
  std::string format = "table";
  std::string ledger;
  std::string decay;
  std::string before;
};

/// What the command line says, read.
struct Request {
  std::string source;  ///< the file's name for people
  std::string bytes;
  WhichSession which;
  std::string ledger_path;
  std::optional<std::string> ledger;
  std::optional<scheduler::Decay> decay;
  std::optional<calendar::Date> before;
};

std::optional<Request> read_request(Context& context, const Options& options) {
  const auto refuse = [&](Error error) {
    report(context, "plenary", {std::move(error)});
    return std::nullopt;
  };
  if (options.file == "-" && options.ledger == "-")
    return refuse({"--ledger", "-", {"fairness.input-taken", {}}, {"file.a-file", {}}, ""});
  Request question{source_of(options.file), {}, options.which, options.ledger, {}, {}, {}};
  if (!options.decay.empty()) {
    const auto decay = parse_decay(options.decay);
    if (!decay) return refuse(decay.error());
    question.decay = *decay;
  }
  if (!options.before.empty()) {
    auto date = calendar::parse_date(options.before);
    if (!date) {
      date.error().where = "--before";
      return refuse(date.error());
    }
    question.before = *date;
  }
  auto bytes = input_of(context, options.file);
  if (!bytes) return std::nullopt;
  question.bytes = std::move(*bytes);
  if (options.ledger.empty()) return question;
  question.ledger = input_of(context, options.ledger);
  return question.ledger ? std::optional{question} : std::nullopt;
}

/// Whether the programme's sessions can stand after those of `ledger`.
Result<void> check_order(const scheduler::Ledger& ledger, const FairnessReport& report) {
  if (report.sessions.empty()) return {};
  const auto& first = report.sessions.front();
  const auto date = calendar::date_of(first.zone.to_local(first.when.start));
  for (const auto& session : ledger.sessions) {
    const auto is_same = [&](const auto& other) { return other.id == session.id; };
    if (std::any_of(report.sessions.begin(), report.sessions.end(), is_same)) {
      return unexpected(
          Error{"--ledger", printable(session.id), {"fairness.session-twice", {}}, {"json.each-once", {}}, ""});
    }
    if (session.date && *session.date > date) {
      return unexpected(Error{"--ledger",
                              fmt::format("{} on {}", printable(session.id), calendar::to_iso(*session.date)),
                              {"fairness.session-after", {}},
                              {"fairness.up-to", {{"date", calendar::to_iso(date)}}},
                              ""});
    }
  }
  return {};
}

std::optional<FairnessReport> of_decided(Context& context, const Request& question,
                                         const scheduler::Programme& programme) {
  const scheduler::Dialogue& dialogue = dialogue_of(programme);
  const auto make = [&](scheduler::Ledger before) {
    before.decay = question.decay.value_or(before.decay);
    return server::decided_fairness(programme, dialogue, shipped_burden_table(), std::move(before), question.before);
  };
  auto alone = make(programme.ledger);
  if (!question.ledger) return alone;
  std::optional<calendar::Instant> begin;
  if (!alone.sessions.empty()) begin = alone.sessions.front().when.start;
  auto ledger = read_ledger(context, question.ledger_path, *question.ledger, {begin, dialogue, shipped_burden_table()});
  if (!ledger) return std::nullopt;
  if (const auto fits = check_order(*ledger, alone); !fits) {
    report(context, question.ledger_path, {fits.error()});
    return std::nullopt;
  }
  ledger->decay = {};
  return make(std::move(*ledger));
}

/// Says why there is no report although the programme is in order.
std::nullopt_t no_report(Context& context, const std::string& source, std::string_view code) {
  context.err << source << ": " << server::in_words(Message{code, {}}, context.language) << '\n';
  context.exit = Exit::no_slot;
  return std::nullopt;
}

/// Several sessions that are wished together: where the plan has them that `plenary plan` finds.
std::optional<FairnessReport> of_planned(Context& context, const Request& question,
                                         const scheduler::Programme& programme) {
  auto result = server::planned_fairness(programme, dialogue_of(programme), shipped_burden_table());
  if (!result) {
    report(context, question.source, result.error());
    return std::nullopt;
  }
  return *result ? std::move(*result) : no_report(context, question.source, "fairness.no-plan");
}

std::optional<FairnessReport> of_wished(Context& context, const Request& question,
                                        const scheduler::Programme& programme) {
  auto document = question_of(programme, question.which);
  if (!document) {
    report(context, question.source, document.error());
    return std::nullopt;
  }
  const auto refuse = [&](Error error) {
    report(context, "plenary", {std::move(error)});
    return std::nullopt;
  };
  if (question.before) {
    return refuse({"--before",
                   calendar::to_iso(*question.before),
                   {"fairness.before-programme", {}},
                   {"fairness.no-before", {}},
                   ""});
  }
  if (question.decay && !question.ledger) {
    return refuse({"--decay",
                   fmt::format("{}/{}", question.decay->keep, question.decay->of),
                   {"fairness.decay-of-ledger", {}},
                   {"fairness.ledger-beside", {}},
                   ""});
  }
  if (question.ledger && !add_ledger(context, question.ledger_path, *question.ledger, *document,
                                     question.decay.value_or(scheduler::Decay{})))
    return std::nullopt;
  auto result = server::wished_fairness(*document);
  return result ? std::move(result) : no_report(context, question.source, "fairness.no-slots");
}

/// Of what is decided; where nothing is, or a session is named, of what is wished, at its fairest slots.
std::optional<FairnessReport> make_report(Context& context, const Request& question) {
  const auto programme = read_programme(context, question.source, question.bytes);
  if (!programme) return std::nullopt;
  switch (server::fairness_subject(*programme, dialogue_of(*programme), question.which.is_named(),
                                   question.ledger.has_value())) {
    case server::FairnessSubject::decided:
      return of_decided(context, question, *programme);
    case server::FairnessSubject::planned:
      return of_planned(context, question, *programme);
    case server::FairnessSubject::wished:
      break;
  }
  return of_wished(context, question, *programme);
}

server::FairnessFormat format_of(const std::string& name) {
  if (name == "json") return server::FairnessFormat::json;
  if (name == "csv") return server::FairnessFormat::csv;
  if (name == "svg") return server::FairnessFormat::svg;
  return name == "html" ? server::FairnessFormat::html : server::FairnessFormat::table;
}

void run(Context& context, const Options& options) {
  const auto question = read_request(context, options);
  if (!question) return;
  const auto result = make_report(context, *question);
  if (!result) return;
  const auto tzdata = tzdata_in_use(context);
  if (!tzdata) return;
  deliver(context, options.output,
          server::fairness_text(*result, format_of(options.format), *tzdata, context.language));
}

}  // namespace

void add_fairness(CLI::App& app, Context& context) {
  auto* command = app.add_subcommand("fairness", "Who carried what, before and after the sessions of a document");
  const auto options = std::make_shared<Options>();
  command
      ->add_option(
          "FILE", options->file,
          "Programme (JSON), or - for standard input: what is decided, or what is wished, which then stands where it "
          "is fairest")
      ->required();
  options->which.add_to(*command);
  command->add_option("--ledger", options->ledger,
                      "What earlier sessions asked of whom: a table (CSV) or a programme document (JSON)");
  command->add_option("--decay", options->decay,
                      "How much is remembered after each further session: 9/10; everything if absent");
  command->add_option("--before", options->before, "Only sessions of the programme before this day: 2026-01-01");
  command->add_option("--format", options->format, "table, json, csv (the ledger, to be read by --ledger), svg or html")
      ->check(CLI::IsMember({"table", "json", "csv", "svg", "html"}))
      ->capture_default_str();
  command->add_option("-o,--output", options->output, "Where to write, - for standard output")->capture_default_str();
  add_language(*command, context);
  command->footer("Example: plenary fairness data/samples/rabat.json --format html -o fairness.html");
  command->callback([&context, options] { run(context, *options); });
}

}  // namespace plenary::cli
