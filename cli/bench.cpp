#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdint>
#include <memory>
#include <ostream>
#include <stdexcept>
#include <string>
#include <vector>

#include "cli/command.hpp"
#include "scheduler/json/meeting_instance.hpp"
#include "scheduler/timetable/timetable_solver.hpp"
#include "server/job/search_run.hpp"

namespace plenary::cli {

namespace {

using scheduler::MeetingInstance;
using server::allowance_of;
using server::run_on;
using server::search_bound_work;
using server::search_chains;
using server::SearchBudget;
using server::SearchProgress;
using server::SteadyClock;

struct Options {
  std::string file;
  std::string output = "-";
  double seconds = 10;
  std::uint64_t moves = 0;  ///< 0: the clock decides
  std::uint64_t seed = 1;
  std::size_t threads = 2;
};

void run(Context& context, const Options& options) {
  const auto start = SteadyClock::now();
  const SearchBudget budget{options.seconds, options.moves, options.threads};
  const auto bytes = input_of(context, options.file);
  if (!bytes) return;
  const auto instance = scheduler::read_meeting_instance(*bytes);
  if (!instance) return report(context, options.file, instance.error());

  scheduler::CostModel model{instance->timetable};
  for (const auto& constraint : instance->constraints) constraint->compile(instance->timetable, model);
  SearchProgress progress{context.err};
  scheduler::SearchOptions search;
  search.seed = options.seed;
  search.chains = search_chains;
  search.bound_work = search_bound_work;
  search.allowance = [&](std::size_t chain) {
    // Reading the instance counts, too; one chain after the other begins when the one before it has ended.
    const bool from_the_start = chain == 0 || options.threads >= search_chains;
    return allowance_of(budget, from_the_start ? start : SteadyClock::now());
  };
  search.run_all = [&](const auto& tasks) { run_on(options.threads, tasks); };
  search.progress = [&](const auto& event) { progress.tell(event); };
  const auto solution = solve(instance->timetable, model, search);

  const double seconds = progress.seconds();
  const auto millions = [&](std::uint64_t count) { return static_cast<double>(count) / seconds / 1e6; };
  context.err << fmt::format("{}: {} {} after {:.1f} s, bound {}\n", instance->name, name(solution.status),
                             to_text(solution.best.score), seconds, to_text(solution.bound));
  if (const auto after = progress.feasible_after()) context.err << fmt::format("feasible after {:.2f} s; ", *after);
  context.err << fmt::format("{:.1f} million moves and {:.0f} million placements a second\n",
                             millions(solution.effort.moves_tried), millions(solution.effort.starts_compared));
  if (solution.best.score != score_of(instance->timetable, instance->constraints, solution.best.plan)) {
    throw std::logic_error("the engine's score is not that of its plan");
  }
  const auto text = to_meeting_solution(*instance, solution.best.plan, solution.best.score);
  if (deliver(context, options.output, text) && !solution.best.score.feasible()) context.exit = Exit::no_slot;
}

}  // namespace

void add_bench(CLI::App& app, Context& context) {
  auto* command = app.add_subcommand("bench", "Solve public instances, for comparison with other solvers");
  command->require_subcommand(1);
  auto* meetings = command->add_subcommand("meetings", "Meetings in rooms, as OptaPlanner and Timefold schedule them");
  const auto options = std::make_shared<Options>();
  meetings->add_option("INSTANCE", options->file, "A meeting-scheduling-instance/1 document, or -")->required();
  meetings->add_option("-o,--output", options->output, "Where the solution goes, or - for standard output")
      ->capture_default_str();
  auto* seconds = meetings->add_option("--seconds", options->seconds, "How long to search")
                      ->check(CLI::Range(0.1, 86'400.0))
                      ->capture_default_str();
  meetings->add_option("--moves", options->moves, "Moves of each chain, instead of a time: the same result anywhere")
      ->check(CLI::PositiveNumber)
      ->excludes(seconds);
  meetings->add_option("--seed", options->seed, "Of the random numbers")->capture_default_str();
  meetings->add_option("--threads", options->threads, "With --moves, the result does not depend on it")
      ->check(CLI::Range(1, 64))
      ->capture_default_str();
  meetings->footer(
      "Exit code 0: a plan without hard violations; 1: the best that was found has some.\n"
      "Example: plenary bench meetings 50meetings.json --seconds 10 --seed 1 -o solution.json");
  meetings->callback([options, &context] { run(context, *options); });
}

}  // namespace plenary::cli
