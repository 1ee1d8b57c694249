#include "scheduler/explain/relaxation.hpp"

#include <algorithm>

#include "scheduler/slot/ranking.hpp"

namespace plenary::scheduler {

namespace {

/// For each constraint, the slots that all the others allow. Two sweeps instead of all pairs.
std::vector<SlotSet> allowed_without(const Solution& solution) {
  const auto& constraints = solution.constraints;
  const std::size_t slots = solution.availability.grid().size();
  std::vector<SlotSet> result(constraints.size(), SlotSet(slots, true));
  SlotSet before(slots, true);
  for (std::size_t i = 0; i < constraints.size(); ++i) {
    result[i] &= before;
    before &= constraints[i].allowed;
  }
  SlotSet after(slots, true);
  for (std::size_t i = constraints.size(); i-- > 0;) {
    result[i] &= after;
    after &= constraints[i].allowed;
  }
  return result;
}

std::optional<Relaxation> priced(Message change, const Problem& problem, const Solution& solution) {
  if (solution.ranking.empty()) return std::nullopt;
  const Slot best = solution.ranking.front();
  const auto burdens = sorted_burdens(problem, solution.availability, best);
  return Relaxation{std::move(change), solution.ranking.size(), solution.availability.grid().start(best),
                    burdens.empty() ? Burden{} : burdens.front(), total_burden(solution.availability, best)};
}

/// The problem changed by `change` and solved again.
template <class Change>
std::optional<Relaxation> after(Message words, const Problem& problem, Change change) {
  Problem changed = problem;
  change(changed);
  return priced(std::move(words), changed, solve(changed));
}

void try_waivers(const Problem& problem, const Participant& who, std::vector<Relaxation>& found) {
  for (auto& [what, words] : waivers_for(*who.delegation)) {
    auto relaxation = after(std::move(words), problem, [&, what = what](Problem& changed) {
      changed.waivers.push_back({who.delegation->id, what, std::nullopt});
    });
    if (relaxation) found.push_back(std::move(*relaxation));
  }
}

}  // namespace

std::vector<Removal> removals(const Solution& solution) {
  const auto without = allowed_without(solution);
  std::vector<Removal> result;
  for (std::size_t i = 0; i < without.size(); ++i) {
    const SlotSet forbidden = solution.constraints[i].allowed.complement();
    SlotSet alone = forbidden;
    alone &= without[i];
    result.push_back({solution.constraints[i].name, forbidden.count(), alone.count()});
  }
  return result;
}

std::vector<Relaxation> relaxations(const Problem& problem, const Solution& solution) {
  std::vector<Relaxation> found;
  const auto without = allowed_without(solution);
  for (std::size_t i = 0; i < without.size(); ++i) {
    if (without[i].empty()) continue;
    Solution relaxed{solution.availability, {}, without[i], rank(problem, solution.availability, without[i])};
    if (auto relaxation = priced(solution.constraints[i].given_up, problem, relaxed))
      found.push_back(std::move(*relaxation));
  }
  for (std::size_t i = 0; i < without.size(); ++i) {
    const Constraint& rule = solution.constraints[i];
    if (rule.rule == RuleCode::attendance && !without[i].empty()) {
      try_waivers(problem, problem.participants[*rule.participant], found);
    }
  }
  const auto last = calendar::sys_days{problem.window.last} + calendar::days{7};
  if (auto later = after({"change.week-more", {{"date", calendar::Date{last}}}}, problem,
                         [&](Problem& changed) { changed.window.last = calendar::Date{last}; })) {
    found.push_back(std::move(*later));
  }
  for (auto shorter = problem.duration - problem.grid; shorter >= problem.duration / 2 && shorter.count() > 0;
       shorter -= problem.grid) {
    auto cut = after({"change.shorter", {{"length", shorter}}}, problem,
                     [&](Problem& changed) { changed.duration = shorter; });
    if (!cut) continue;
    found.push_back(std::move(*cut));
    break;
  }
  std::stable_sort(found.begin(), found.end(), [](const Relaxation& a, const Relaxation& b) {
    return std::pair{a.worst, a.total} < std::pair{b.worst, b.total};
  });
  return found;
}

}  // namespace plenary::scheduler
