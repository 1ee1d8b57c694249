#include "scheduler/timetable/timetable_solver.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "scheduler/timetable/bound.hpp"
#include "scheduler/timetable/branch_and_bound.hpp"
#include "scheduler/timetable/overlap_bound.hpp"
#include "scheduler/timetable/random.hpp"
#include "scheduler/timetable/search_state.hpp"

namespace plenary::scheduler {

std::string_view name(Status status) noexcept {
  switch (status) {
    case Status::optimal:
      return "optimal";
    case Status::feasible:
      return "feasible";
    case Status::infeasible:
      return "infeasible";
    case Status::unknown:
      return "unknown";
  }
  return {};
}

namespace {

struct Chain {
  ScoredPlan best;
  SearchEffort effort;
};

SearchEffort& operator+=(SearchEffort& sum, const SearchEffort& part) {
  sum.moves_tried += part.moves_tried;
  sum.moves_made += part.moves_made;
  sum.starts_compared += part.starts_compared;
  sum.nodes += part.nodes;
  return sum;
}

std::vector<Chain> run_chains(const Timetable& timetable, const CostModel& model, const SearchOptions& options,
                              const std::optional<Plan>& begin, const Score& bound) {
  std::vector<Chain> chains(std::max<std::size_t>(options.chains, 1));
  std::vector<std::function<void()>> tasks;
  Random seeds{options.seed};
  for (std::size_t k = 0; k < chains.size(); ++k) {
    tasks.emplace_back([&, k, seed = seeds.next()] {
      const auto improved = [&](const ScoredPlan& best, std::uint64_t moves_tried) {
        if (options.progress) options.progress({SearchPhase::annealing, best.score, bound, moves_tried, 0});
      };
      chains[k].best = anneal(timetable, model, begin, seed, options.allowance(k), improved, chains[k].effort);
    });
  }
  if (options.run_all) {
    options.run_all(tasks);
  } else {
    for (const auto& task : tasks) task();
  }
  return chains;
}

/// A node costs about as much as there are pairs of meetings: with many of them, a search has fewer nodes.
std::uint64_t nodes_for(const Timetable& timetable, std::uint64_t nodes) {
  constexpr std::uint64_t few = 16;
  const std::uint64_t meetings = std::max<std::uint64_t>(few, timetable.meetings.size());
  return nodes * few * few / (meetings * meetings);
}

/// Searches exactly for something better than `solution` has; true if it then knows all there is to know.
bool settled_exactly(const Timetable& timetable, const CostModel& model, const SearchOptions& options,
                     TimetableSolution& solution, bool after_chains) {
  ExactOptions exact;
  // Before the chains it is a quick try; after them, their plan lets it rule out much more.
  exact.most_nodes = nodes_for(timetable, after_chains ? options.exact_nodes : options.exact_nodes / 10);
  exact.stopped = options.stopped;
  if (!solution.best.plan.empty() && solution.best.score.feasible()) exact.incumbent = solution.best;
  ExactResult found = branch_and_bound(timetable, model, exact);
  solution.effort.nodes += found.nodes;
  if (found.best) solution.best = std::move(*found.best);
  if (found.complete) {
    const bool feasible = exact.incumbent || found.best;
    solution.status = feasible ? Status::optimal : Status::infeasible;
    solution.bound = feasible ? solution.best.score : std::max(solution.bound, Score{1, 0, 0});
    return true;
  }
  solution.bound = std::max(solution.bound, found.bound);
  return false;
}

}  // namespace

TimetableSolution solve(const Timetable& timetable, const CostModel& model, const SearchOptions& options) {
  TimetableSolution solution;
  const Score alone = lower_bound(timetable, model);
  solution.bound = alone;
  if (!options.begin.empty()) solution.best = {options.begin, model.of(options.begin)};
  const auto tell = [&](SearchPhase phase) {
    if (!options.progress) return;
    const auto best = solution.best.plan.empty() ? std::nullopt : std::optional{solution.best.score};
    options.progress({phase, best, solution.bound, solution.effort.moves_tried, solution.effort.nodes});
  };
  const auto settled = [&](bool after_chains) {
    if (options.exact_nodes == 0) return false;
    const SearchPhase phase = after_chains ? SearchPhase::last_proof : SearchPhase::first_proof;
    tell(phase);
    const bool is_settled = settled_exactly(timetable, model, options, solution, after_chains);
    tell(phase);
    return is_settled;
  };
  if (settled(false)) {
    if (solution.status == Status::infeasible) {
      const SearchState any{timetable, model, {}};
      solution.best = {any.plan(), any.score()};
    }
    return solution;
  }

  const auto begin = solution.best.plan.empty() ? std::nullopt : std::optional{solution.best.plan};
  if (solution.bound.hard == 0 && options.bound_work > 0) {
    // What meetings cost by their own starts comes on top; the exact search may know the sum of both to be more.
    Score overlapping = alone;
    overlapping.medium += least_cost_of_overlaps(timetable, model, options.bound_work);
    solution.bound = std::max(solution.bound, overlapping);
  }
  tell(SearchPhase::annealing);
  std::vector<Chain> chains = run_chains(timetable, model, options, begin, solution.bound);
  for (const Chain& chain : chains) solution.effort += chain.effort;
  solution.best =
      std::move(std::ranges::min_element(chains, {}, [](const Chain& chain) { return chain.best.score; })->best);
  const Score& score = solution.best.score;
  if (score != solution.bound && settled(true)) return solution;
  solution.status = score == solution.bound   ? Status::optimal
                    : score.feasible()        ? Status::feasible
                    : solution.bound.hard > 0 ? Status::infeasible
                                              : Status::unknown;
  return solution;
}

}  // namespace plenary::scheduler
