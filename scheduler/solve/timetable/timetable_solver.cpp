#include "scheduler/solve/timetable/timetable_solver.hpp"

#include <algorithm>
#include <utility>

#include "scheduler/solve/timetable/bound.hpp"
#include "scheduler/solve/timetable/random.hpp"

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

TimetableSolution solve(const Timetable& timetable, const CostModel& model, const SearchOptions& options) {
  struct Chain {
    ScoredPlan best;
    SearchEffort effort;
  };
  std::vector<Chain> chains(std::max<std::size_t>(options.chains, 1));
  std::vector<std::function<void()>> tasks;
  Random seeds{options.seed};
  for (std::size_t k = 0; k < chains.size(); ++k) {
    tasks.emplace_back([&, k, seed = seeds.next()] {
      const auto improved = [&](const ScoredPlan& best, std::uint64_t moves_tried) {
        if (options.improved) options.improved(k, best, moves_tried);
      };
      chains[k].best = anneal(timetable, model, seed, options.allowance(k), improved, chains[k].effort);
    });
  }
  if (options.run_all) {
    options.run_all(tasks);
  } else {
    for (const auto& task : tasks) task();
  }

  TimetableSolution solution;
  for (const Chain& chain : chains) {
    solution.effort.moves_tried += chain.effort.moves_tried;
    solution.effort.moves_made += chain.effort.moves_made;
    solution.effort.starts_compared += chain.effort.starts_compared;
  }
  solution.best =
      std::move(std::ranges::min_element(chains, {}, [](const Chain& chain) { return chain.best.score; })->best);
  solution.bound = lower_bound(timetable, model);
  const Score& score = solution.best.score;
  solution.status = score == solution.bound   ? Status::optimal
                    : score.feasible()        ? Status::feasible
                    : solution.bound.hard > 0 ? Status::infeasible
                                              : Status::unknown;
  return solution;
}

}  // namespace plenary::scheduler
