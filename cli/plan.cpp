#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <atomic>
#include <csignal>
#include <cstdint>
#include <memory>
#include <ostream>
#include <string>

#include "calendar/ical/event/writer.hpp"
#include "cli/command.hpp"
#include "cli/coverage.hpp"
#include "cli/dialogue.hpp"
#include "cli/programme.hpp"
#include "scheduler/json/programme.hpp"
#include "scheduler/json/programme_answer.hpp"
#include "scheduler/plan/planner.hpp"
#include "scheduler/programme/decide.hpp"
#include "scheduler/programme/derive.hpp"
#include "server/ask/plan_change.hpp"
#include "server/job/search_run.hpp"
#include "server/render/calendar/plan_calendar.hpp"
#include "server/render/chart/plan_chart.hpp"
#include "server/render/table/plan_table.hpp"
#include "server/render/words/catalogue.hpp"
#include "server/render/words/plan_words.hpp"

namespace plenary::cli {

namespace {

using scheduler::ProgrammeAnswer;
using scheduler::ProgrammeProblem;
using server::PlanClock;
using server::ProgressForm;
using server::run_on;
using server::SearchProgress;

constexpr std::int64_t most_counted = 1'000'000'000'000;  ///< moves or nodes: days of work

struct Options {
  std::string file;
  std::string output = "-";
  std::string format = "table";
  std::string chart;
  std::string progress = "text";
  double seconds = 0;  ///< 0: `moves` decides
  std::uint64_t moves = server::usual_moves;
  std::uint64_t nodes = server::usual_nodes;
  std::uint64_t seed = 1;
  std::size_t threads = 2;
  bool partial = false;
  bool apply = false;
  std::size_t change = 0;  ///< the number of the change to make; 0: none

  /// Formats that show places and have no room for why some are missing.
  bool shows_places_only() const { return format == "ics" || format == "svg"; }
};

std::atomic<bool> interrupted{false};
static_assert(std::atomic<bool>::is_always_lock_free, "a signal handler may set it");

/// While it lives, Ctrl-C ends the search instead of the program; a second one ends the program.
class InterruptEndsSearch {
 public:
  InterruptEndsSearch() {
    interrupted = false;
    struct sigaction action = {};
    action.sa_handler = [](int) { interrupted = true; };
    action.sa_flags = static_cast<int>(SA_RESETHAND);
    sigaction(SIGINT, &action, &before_);
  }
  InterruptEndsSearch(const InterruptEndsSearch&) = delete;
  InterruptEndsSearch& operator=(const InterruptEndsSearch&) = delete;
  ~InterruptEndsSearch() { sigaction(SIGINT, &before_, nullptr); }

 private:
  struct sigaction before_ = {};
};

ProgressForm progress_form(const std::string& name) {
  if (name == "json") return ProgressForm::json;
  return name == "none" ? ProgressForm::none : ProgressForm::text;
}

server::AskedDocument asked(const ProgrammeFile& file) {
  return {file.bytes, file.programme, dialogue_of(file.programme), shipped_burden_table()};
}

ProgrammeAnswer search(Context& context, const ProgrammeFile& file, const ProgrammeProblem& problem,
                       const Options& options) {
  const InterruptEndsSearch interrupts;
  const bool by_the_clock = options.seconds > 0;
  PlanClock clock{options.seconds, options.threads};
  SearchProgress progress{context.err, progress_form(options.progress)};
  scheduler::PlanOptions plan = server::usual_plan_options();
  plan.search.seed = options.seed;
  plan.search.exact_nodes = options.nodes;
  plan.search.stopped = [&] { return interrupted || (by_the_clock && clock.is_over()); };
  plan.search.allowance = [&](std::size_t chain) -> scheduler::Allowance {
    const auto is_interrupted = [] { return interrupted.load(); };
    if (!by_the_clock) return scheduler::moves_unless(is_interrupted, options.moves);
    return [spent = clock.allowance(chain)](std::uint64_t moves) { return interrupted ? 1.0 : spent(moves); };
  };
  plan.search.run_all = [&](const auto& tasks) { run_on(options.threads, tasks); };
  plan.search.progress = [&](const scheduler::SearchEvent& event) {
    clock.tell(event);
    progress.tell(event);
  };
  plan.in_document = [&](const ProgrammeProblem& wanted) {
    return server::as_document_has_it(asked(file), problem, wanted);
  };
  ProgrammeAnswer answer = plan_programme(problem, plan);
  progress.finish();
  if (interrupted) context.err << server::label("plan.interrupted", context.language) << '\n';
  return answer;
}

Result<std::string> render(const ProgrammeProblem& problem, const ProgrammeAnswer& answer, const Options& options,
                           const std::string& tzdata, Language language) {
  if (options.format == "json") {
    return scheduler::write_programme_answer(problem, answer, tzdata, server::wording(language));
  }
  if (options.format == "ics") return calendar::ical::write(server::plan_calendar(problem, answer, language));
  if (options.format == "svg") {
    return server::plan_chart(problem, answer,
                              options.chart == "people" ? server::ChartOf::people : server::ChartOf::rooms, language);
  }
  return server::plan_table(problem, answer, tzdata, language);
}

/// Says what a file of places does not; false if there is nothing to be written.
bool tell_what_is_missing(Context& context, const std::string& source, const ProgrammeProblem& problem,
                          const ProgrammeAnswer& answer, const Options& options) {
  if (server::is_plan(answer) || !options.shows_places_only()) return true;
  context.err << source << ": " << server::describe(answer.status, context.language) << '\n';
  for (const auto& left : answer.left_out) {
    const auto title = server::title_of(problem.sessions[left.session], context.language);
    context.err << source << ": "
                << server::in_words({"plan.left-out-because", {{"title", title}, {"rules", left.because}}},
                                    context.language)
                << '\n';
  }
  if (options.partial && !answer.plan.empty()) return true;
  const std::string_view code = answer.plan.empty() ? "plan.nothing-written" : "plan.nothing-written-but-partial";
  context.err << source << ": " << server::in_words(Message{code, {}}, context.language) << '\n';
  return false;
}

/// Writes the times and rooms of the plan into the programme's document.
void apply(Context& context, const std::string& path, const ProgrammeFile& file, const ProgrammeProblem& problem,
           const ProgrammeAnswer& answer) {
  std::vector<scheduler::Decision> decisions;
  for (const scheduler::PlannedPlace& place : answer.plan) {
    scheduler::Decision decision{problem.sessions[place.session].id, problem.zone.to_local(place.when.start), {}};
    if (place.room) decision.room = problem.rooms[*place.room].id;
    decisions.push_back(std::move(decision));
  }
  const auto changed =
      scheduler::decide(file.programme, dialogue_of(file.programme), decisions, scheduler::SessionStatus::confirmed);
  if (!changed) return report(context, file.source, changed.error());
  deliver(context, path, scheduler::rewrite_programme(file.bytes, file.programme, *changed));
}

/// Makes the change of that number in the document.
void make_change(Context& context, const ProgrammeFile& file, const ProgrammeProblem& problem,
                 const ProgrammeAnswer& answer, const Options& options) {
  if (options.change > answer.relaxations.size()) {
    return report(context, file.source,
                  {{"--change",
                    std::to_string(options.change),
                    {"propose.nothing-to-apply", {}},
                    {"propose.changes-offered", {{"count", answer.relaxations.size()}}},
                    ""}});
  }
  const auto text = server::text_with(asked(file), problem, *answer.relaxations[options.change - 1].problem);
  const bool to_file = options.output == "-" && options.file != "-";
  context.exit = Exit::done;
  deliver(context, to_file ? options.file : options.output, text.value());
}

void plan(Context& context, const Options& options) {
  if (options.apply && options.file == "-") {
    return report(context, "plenary", {{"--apply", "", {"plan.no-file-to-change", {}}, "", {"plan.name-file", {}}}});
  }
  if (!options.chart.empty() && options.format != "svg") {
    return report(
        context, "plenary",
        {{"--chart", options.chart, {"plan.pictures-only", {}}, {"plan.format-svg", {}}, {"plan.leave-one-out", {}}}});
  }
  const auto file = read_programme_file(context, options.file);
  if (!file) return;
  const auto problem =
      scheduler::programme_problem_of(file->programme, dialogue_of(file->programme), shipped_burden_table());
  if (!problem) return report(context, file->source, problem.error());
  tell_unknown_holidays(context, options.format, scheduler::unknown_years(*problem));
  const auto tzdata = tzdata_in_use(context);
  if (!tzdata) return;

  const ProgrammeAnswer answer = search(context, *file, *problem, options);
  if (options.change > 0) return make_change(context, *file, *problem, answer, options);
  if (!server::is_plan(answer)) context.exit = Exit::no_slot;
  if (!tell_what_is_missing(context, file->source, *problem, answer, options)) return;
  const auto text = render(*problem, answer, options, *tzdata, context.language);
  if (!text) return report(context, file->source, {text.error()});
  if (!deliver(context, options.output, *text)) return;
  if (options.apply && server::is_plan(answer)) apply(context, options.file, *file, *problem, answer);
}

}  // namespace

void add_plan(CLI::App& app, Context& context) {
  auto* command = app.add_subcommand("plan", "Plan a programme of sessions, or say why it cannot be");
  const auto options = std::make_shared<Options>();
  command->add_option("FILE", options->file, "Programme (JSON), or - for standard input")->required();
  command->add_option("--format", options->format, "table, json, ics or svg")
      ->check(CLI::IsMember({"table", "json", "ics", "svg"}))
      ->capture_default_str();
  command->add_option("--chart", options->chart, "What a picture shows: rooms (unless stated) or people")
      ->check(CLI::IsMember({"rooms", "people"}));
  auto* seconds = command
                      ->add_option("--seconds", options->seconds,
                                   "How long to plan, and to explain if that cannot be, instead of --moves")
                      ->check(CLI::Range(0.1, 86'400.0));
  command->add_option("--moves", options->moves, "Moves of each of two chains: the same plan on any machine")
      ->check(CLI::Range(std::int64_t{1}, most_counted))
      ->capture_default_str()
      ->excludes(seconds);
  command->add_option("--nodes", options->nodes, "Of the exact search before and after; 0: none")
      ->check(CLI::Range(std::int64_t{0}, most_counted))
      ->capture_default_str();
  command->add_option("--seed", options->seed, "Of the random numbers")
      ->check(CLI::Range(std::int64_t{0}, most_counted))
      ->capture_default_str();
  command->add_option("--threads", options->threads, "With --moves, the plan does not depend on it")
      ->check(CLI::Range(1, 64))
      ->capture_default_str();
  command->add_option("--progress", options->progress, "On the error stream: text, json (an event a line) or none")
      ->check(CLI::IsMember({"text", "json", "none"}))
      ->capture_default_str();
  command->add_flag("--partial", options->partial, "If not all fits, let ics and svg show what does");
  auto* apply = command->add_flag("--apply", options->apply, "Write the times and rooms of the plan into FILE");
  command
      ->add_option("--change", options->change,
                   "Where not everything fits: make the change of this number in FILE, or write the changed document "
                   "to --output")
      ->check(CLI::PositiveNumber)
      ->excludes(apply);
  command->add_option("-o,--output", options->output, "Where to write, - for standard output")->capture_default_str();
  add_language(*command, context);
  command->footer(
      "Ctrl-C ends the search and gives the best plan found so far. Exit code 0: a plan; 1: none, and why.\n"
      "Example: plenary plan data/samples/paris-sequence.json --format svg --chart people -o paris.svg");
  command->callback([&context, options] { plan(context, *options); });
}

}  // namespace plenary::cli
