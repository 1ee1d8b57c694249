#include "scheduler/slot/rule_answers.hpp"

#include <algorithm>
#include <set>

#include "scheduler/burden/accounts.hpp"
#include "scheduler/burden/projection.hpp"

namespace plenary::scheduler {

namespace {

std::vector<std::string> region_order(const Problem& problem) {
  std::set<std::string> regions;
  for (const Participant& participant : problem.participants) {
    if (!participant.counts_fairly()) continue;
    for (const Region& region : participant.delegation->regions) regions.insert(region.id);
  }
  return turns(problem.ledger, *problem.dialogue, {regions.begin(), regions.end()});
}

}  // namespace

SessionChoice choice_of(const Problem& problem, const Solution& solution) {
  const Availability& availability = solution.availability;
  const std::size_t slots = availability.grid().size();
  SessionChoice choice;
  for (const Slot slot : solution.ranking) choice.ranking.push_back(index(slot));
  choice.regions = region_order(problem);
  choice.total.assign(slots, 0);
  choice.worst.assign(slots, 0);
  for (std::size_t p = 0; p < availability.participants(); ++p) {
    const CostRow& row = availability.cost(p);
    const std::int64_t unit = availability.granule().count() * availability.weight(p);
    for (std::size_t i = 0; i < slots; ++i) choice.total[i] += row[i] * unit;
    const Participant& participant = problem.participants[p];
    if (!participant.counts_fairly()) continue;
    const std::int64_t past = past_burden(problem, p).units();
    for (std::size_t i = 0; i < slots; ++i) choice.worst[i] = std::max(choice.worst[i], past + row[i] * unit);
    choice.countries.push_back({{}, past, unit, &row});
    for (const Region& one : participant.delegation->regions) {
      const auto region = std::find(choice.regions.begin(), choice.regions.end(), one.id);
      choice.countries.back().regions.push_back(static_cast<std::size_t>(region - choice.regions.begin()));
    }
  }
  for (const std::int64_t worst : choice.worst) choice.ceiling = std::max(choice.ceiling, worst + 1);
  return choice;
}

std::vector<RuleAnswer> rule_answers(const Problem& problem, const Solution& solution) {
  if (solution.ranking.empty()) return {};
  const SessionChoice choice = choice_of(problem, solution);
  std::vector<RuleAnswer> answers;
  for (const WelfareRule* rule : welfare_rules()) {
    const std::size_t slot = rule->choose(choice);
    answers.push_back(
        {rule, static_cast<Slot>(slot), Burden::of_units(choice.worst[slot]), Burden::of_units(choice.total[slot])});
  }
  return answers;
}

}  // namespace plenary::scheduler
