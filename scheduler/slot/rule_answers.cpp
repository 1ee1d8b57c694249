#include "scheduler/slot/rule_answers.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

#include "scheduler/burden/accounts.hpp"
#include "scheduler/burden/projection.hpp"
#include "scheduler/slot/ranking.hpp"

namespace plenary::scheduler {

namespace {

std::vector<std::size_t> countries_of(const Problem& problem) {
  std::vector<std::size_t> countries;
  for (std::size_t p = 0; p < problem.participants.size(); ++p) {
    if (problem.participants[p].counts_as_country()) countries.push_back(p);
  }
  return countries;
}

std::vector<std::string> region_order(const Problem& problem) {
  std::set<std::string> regions;
  for (const std::size_t p : countries_of(problem)) regions.insert(problem.participants[p].delegation->region);
  return turns(problem.ledger, *problem.dialogue, {regions.begin(), regions.end()});
}

/// Numbers by which slots are sifted before the few that are left are compared exactly.
struct Sums {
  std::vector<std::int64_t> total;  ///< by slot, in units
  std::vector<std::int64_t> worst;  ///< by slot, with the ledger
  std::vector<double> distance;     ///< by slot: the logarithm of the product of distances from the ceiling
  Burden ceiling;
};

Sums sums_of(const Problem& problem, const Availability& availability) {
  const std::size_t slots = availability.grid().size();
  Sums sums{
      std::vector<std::int64_t>(slots, 0), std::vector<std::int64_t>(slots, 0), std::vector<double>(slots, 0), {}};
  for (std::size_t p = 0; p < availability.participants(); ++p) {
    const CostRow& row = availability.cost(p);
    const std::int64_t unit = availability.granule().count() * availability.weight(p);
    for (std::size_t i = 0; i < slots; ++i) sums.total[i] += row[i] * unit;
    if (!problem.participants[p].counts_as_country()) continue;
    const std::int64_t past = past_burden(problem, p).units();
    for (std::size_t i = 0; i < slots; ++i) sums.worst[i] = std::max(sums.worst[i], past + row[i] * unit);
  }
  for (const std::int64_t worst : sums.worst) sums.ceiling = std::max(sums.ceiling, Burden::of_units(worst + 1));
  std::vector<double> logarithm;
  for (const std::size_t p : countries_of(problem)) {
    const CostRow& row = availability.cost(p);
    const std::int64_t unit = availability.granule().count() * availability.weight(p);
    const std::int64_t room = sums.ceiling.units() - past_burden(problem, p).units();
    logarithm.assign(std::size_t{1} + *std::max_element(row.begin(), row.end()), -1);
    for (std::size_t i = 0; i < slots; ++i) {
      double& value = logarithm[row[i]];
      if (value < 0) value = std::log(static_cast<double>(room - row[i] * unit));
      sums.distance[i] += value;
    }
  }
  return sums;
}

/// The slots of the ranking whose product may be the largest: the logarithms are right to far less than the margin.
std::vector<Slot> largest_products(const std::vector<Slot>& ranking, const Sums& sums) {
  constexpr double margin = 1e-6;
  double best = -std::numeric_limits<double>::infinity();
  for (const Slot slot : ranking) best = std::max(best, sums.distance[index(slot)]);
  std::vector<Slot> found;
  for (const Slot slot : ranking) {
    if (sums.distance[index(slot)] >= best - margin) found.push_back(slot);
  }
  return found;
}

/// The first slot for which no other has a lesser `key`.
template <class Key>
Slot least(const std::vector<Slot>& ranking, Key key) {
  Slot best = ranking.front();
  auto best_key = key(best);
  for (const Slot slot : ranking) {
    if (auto other = key(slot); other < best_key) {
      best = slot;
      best_key = std::move(other);
    }
  }
  return best;
}

/// The best for the region that stands first, of those the best for the next, and so on.
Slot by_turns(const Problem& problem, const Availability& availability, const std::vector<Slot>& ranking,
              const std::vector<std::string>& regions) {
  std::vector<Slot> left = ranking;
  for (const std::string& region : regions) {
    std::vector<std::int64_t> sum(availability.grid().size(), 0);
    for (const std::size_t p : countries_of(problem)) {
      if (problem.participants[p].delegation->region != region) continue;
      const CostRow& row = availability.cost(p);
      const std::int64_t unit = availability.granule().count() * availability.weight(p);
      for (const Slot slot : left) sum[index(slot)] += row[index(slot)] * unit;
    }
    std::int64_t best = std::numeric_limits<std::int64_t>::max();
    for (const Slot slot : left) best = std::min(best, sum[index(slot)]);
    std::erase_if(left, [&](Slot slot) { return sum[index(slot)] != best; });
  }
  return left.front();
}

}  // namespace

Outcome outcome_of(const Problem& problem, const Availability& availability, Slot slot,
                   const std::vector<std::string>& order, Burden ceiling) {
  Outcome outcome;
  outcome.ceiling = ceiling;
  for (const std::string& region : order) outcome.regions.push_back({region, {}, 0});
  for (const std::size_t p : countries_of(problem)) {
    const Burden burden = past_burden(problem, p) + availability.burden(p, slot);
    outcome.countries.push_back(burden);
    for (RegionSum& region : outcome.regions) {
      if (region.region != problem.participants[p].delegation->region) continue;
      region.sum += burden;
      ++region.countries;
    }
  }
  outcome.total = total_burden(availability, slot);
  return outcome;
}

std::vector<RuleAnswer> rule_answers(const Problem& problem, const Solution& solution) {
  if (solution.ranking.empty()) return {};
  const Availability& availability = solution.availability;
  const auto regions = region_order(problem);
  const Sums sums = sums_of(problem, availability);
  const auto choose = [&](const WelfareRule* rule) {
    if (rule == &minimum_total) return least(solution.ranking, [&](Slot slot) { return sums.total[index(slot)]; });
    if (rule == &minimax) {
      return least(solution.ranking, [&](Slot slot) {
        return std::pair{sums.worst[index(slot)], sums.total[index(slot)]};
      });
    }
    if (rule == &rotation) return by_turns(problem, availability, solution.ranking, regions);
    if (rule != &proportional) return solution.ranking.front();
    const auto left = largest_products(solution.ranking, sums);
    Slot best = left.front();
    Outcome best_outcome = outcome_of(problem, availability, best, regions, sums.ceiling);
    for (const Slot slot : left) {
      if (sums.total[index(slot)] == sums.total[index(best)] &&
          sums.distance[index(slot)] == sums.distance[index(best)])
        continue;  // as a rule the same hour of another week: the ranking has the better one first
      Outcome outcome = outcome_of(problem, availability, slot, regions, sums.ceiling);
      if (proportional.compare(outcome, best_outcome) >= 0) continue;
      best = slot;
      best_outcome = std::move(outcome);
    }
    return best;
  };
  std::vector<RuleAnswer> answers;
  for (const WelfareRule* rule : welfare_rules()) {
    const Slot slot = choose(rule);
    answers.push_back(
        {rule, slot, Burden::of_units(sums.worst[index(slot)]), Burden::of_units(sums.total[index(slot)])});
  }
  return answers;
}

}  // namespace plenary::scheduler
