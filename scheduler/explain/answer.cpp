#include "scheduler/explain/answer.hpp"

#include <algorithm>

#include "scheduler/explain/humane.hpp"

namespace plenary::scheduler {

Proposal proposal_at(const Problem& problem, const Solution& solution, Slot slot) {
  const Availability& availability = solution.availability;
  Proposal proposal;
  proposal.slot = slot;
  proposal.rank = solution.rank_of(slot).value_or(0);
  proposal.when = availability.grid().span(slot);
  for (std::size_t p = 0; p < problem.participants.size(); ++p) {
    proposal.experiences.push_back(experience(problem, availability, p, slot));
    if (!proposal.experiences.back().free) proposal.out.push_back(p);
    if (problem.participants[p].counts_fairly())
      proposal.worst = std::max(proposal.worst, proposal.experiences.back().burden);
  }
  for (std::size_t p = 0; p < problem.participants.size(); ++p) {
    const bool heaviest = proposal.experiences[p].burden == proposal.worst && proposal.worst > Burden{};
    if (heaviest && problem.participants[p].counts_fairly()) proposal.worst_off.push_back(p);
  }
  proposal.total = total_burden(availability, slot);
  proposal.regions = region_burdens(problem, availability, slot);
  return proposal;
}

namespace {

AskedSlot place(const Problem& problem, const Solution& solution, calendar::LocalTime asked) {
  AskedSlot placement;
  placement.asked = asked;
  const auto instant = calendar::to_instant(problem.zone, asked, calendar::ResolvePolicy::compatible);
  const auto slot = solution.availability.grid().slot_at(*instant);
  if (!slot) return placement;
  placement.proposal = proposal_at(problem, solution, *slot);
  for (const Constraint& constraint : solution.constraints) {
    if (!constraint.allowed.contains(*slot)) placement.forbidden_by.push_back(constraint.name);
  }
  if (placement.forbidden_by.empty() && *slot != solution.ranking.front()) {
    placement.against_best = compare(problem, solution.availability, solution.ranking.front(), *slot);
  }
  return placement;
}

}  // namespace

Answer explain(const Problem& problem, const Solution& solution, std::size_t most, const Changing& changing) {
  Answer answer;
  answer.slots = solution.availability.grid().size();
  answer.feasible = solution.ranking.size();
  answer.humane = answer.feasible == 0 || has_humane_start(problem, solution);
  for (const Slot slot : diverse(problem, solution, most))
    answer.proposals.push_back(proposal_at(problem, solution, slot));
  if (answer.proposals.size() > 1) {
    answer.runner_up = compare(problem, solution.availability, answer.proposals[0].slot, answer.proposals[1].slot);
  }
  answer.statement = fairness_statement(problem, solution);
  for (const auto asked : problem.compare) answer.compared.push_back(place(problem, solution, asked));
  answer.removals = removals(problem, solution);
  if (answer.feasible > 0) return answer;
  answer.relaxations = relaxations(problem, solution, changing);
  const bool has_floors = problem.most_points || problem.ledger_floors.most_twice || problem.ledger_floors.free;
  if (has_floors) answer.twins = twin_sessions(problem, solution.availability);
  return answer;
}

}  // namespace plenary::scheduler
