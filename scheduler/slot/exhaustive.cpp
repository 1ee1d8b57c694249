#include "scheduler/slot/exhaustive.hpp"

#include <algorithm>

#include "scheduler/slot/ranking.hpp"

namespace plenary::scheduler {

SlotSet allowed_by_all(std::size_t slots, const Constraints& constraints) {
  SlotSet allowed(slots, true);
  for (const Constraint& constraint : constraints) allowed &= constraint.allowed;
  return allowed;
}

Solution solve(const Problem& problem) {
  Solution solution{Availability(problem), {}, {}, {}};
  solution.constraints = constraints_of(problem, solution.availability);
  solution.feasible = allowed_by_all(solution.availability.grid().size(), solution.constraints);
  solution.ranking = rank(problem, solution.availability, solution.feasible);
  return solution;
}

std::optional<std::size_t> Solution::rank_of(Slot slot) const {
  const auto place = std::find(ranking.begin(), ranking.end(), slot);
  if (place == ranking.end()) return std::nullopt;
  return static_cast<std::size_t>(place - ranking.begin()) + 1;
}

std::vector<Slot> diverse(const Problem& problem, const Solution& solution, std::size_t most,
                          std::chrono::minutes apart) {
  const TimeGrid& grid = solution.availability.grid();
  std::vector<Slot> chosen;
  const auto day_of = [&](Slot slot) { return calendar::date_of(problem.zone.to_local(grid.start(slot))); };
  const auto pick = [&](auto acceptable) {
    for (const Slot slot : solution.ranking) {
      if (chosen.size() >= most) return;
      if (std::all_of(chosen.begin(), chosen.end(), [&](Slot other) { return acceptable(slot, other); }))
        chosen.push_back(slot);
    }
  };
  pick([&](Slot a, Slot b) { return day_of(a) != day_of(b); });
  pick([&](Slot a, Slot b) {
    const auto gap = grid.start(a) - grid.start(b);
    return std::max(gap, -gap) >= apart;
  });
  // A slot from a day already taken may rank above one from a later day: keep the order of the ranking.
  std::sort(chosen.begin(), chosen.end(), [&](Slot a, Slot b) { return *solution.rank_of(a) < *solution.rank_of(b); });
  return chosen;
}

}  // namespace plenary::scheduler
