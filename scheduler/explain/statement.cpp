#include "scheduler/explain/statement.hpp"

#include <algorithm>

#include "scheduler/burden/indices.hpp"
#include "scheduler/burden/projection.hpp"

namespace plenary::scheduler {

namespace {

Share share_of(const Problem& problem, const Availability& availability, std::size_t participant, Slot slot,
               calendar::Date day, Burden& largest) {
  const Participant& who = problem.participants[participant];
  const Burden now = availability.recorded(participant, slot);
  Share share{participant, 0, {}, past_burden(problem, participant), {}};
  share.after = share.before + now;
  if (who.counts_fairly()) largest = std::max(largest, now);
  for (const PastSession& session : problem.ledger.sessions) {
    const LedgerEntry* entry = session.find(who.delegation->id.value);
    if (entry == nullptr) continue;
    if (who.counts_fairly()) largest = std::max(largest, entry->burden);
    if (!session.date || session.date->year() != day.year()) continue;
    ++share.sessions;
    share.this_year += entry->burden;
  }
  return share;
}

}  // namespace

std::optional<FairnessStatement> fairness_statement(const Problem& problem, const Solution& solution) {
  if (solution.ranking.empty()) return std::nullopt;
  const Availability& availability = solution.availability;
  const Slot best = solution.ranking.front();
  const auto day = calendar::date_of(problem.zone.to_local(availability.grid().start(best)));
  FairnessStatement statement;
  std::vector<Burden> countries;
  for (std::size_t p = 0; p < problem.participants.size(); ++p) {
    statement.shares.push_back(share_of(problem, availability, p, best, day, statement.largest_session));
    if (problem.participants[p].counts_fairly()) countries.push_back(statement.shares.back().after);
  }
  if (!countries.empty()) {
    const auto [least, most] = std::minmax_element(countries.begin(), countries.end());
    statement.worst = *most;
    statement.envy = *most - *least;
  }
  statement.within_one_session = statement.envy <= statement.largest_session;
  for (const Share& share : statement.shares) {
    const bool heaviest = share.after == statement.worst && share.after > Burden{};
    if (heaviest && problem.participants[share.participant].counts_fairly())
      statement.worst_off.push_back(share.participant);
  }
  statement.rules = rule_answers(problem, solution);
  const auto cheapest = std::find_if(statement.rules.begin(), statement.rules.end(),
                                     [](const RuleAnswer& answer) { return answer.rule == &minimum_total; });
  statement.price = statement.rules.front().total - cheapest->total;
  if (cheapest->total > Burden{}) statement.price_ratio = statement.price.points() / cheapest->total.points();
  statement.jain = jain_index(countries);
  statement.gini = gini_coefficient(countries);
  return statement;
}

}  // namespace plenary::scheduler
