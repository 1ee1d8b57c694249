#include "scheduler/explain/series_answer.hpp"

#include <algorithm>

#include "scheduler/burden/indices.hpp"
#include "scheduler/burden/projection.hpp"
#include "scheduler/slot/rule_answers.hpp"

namespace plenary::scheduler {

namespace {

std::vector<Slot> slots_of(const SeriesCandidates& candidates, const SeriesPlan& plan) {
  std::vector<Slot> slots;
  for (std::size_t t = 0; t < plan.size(); ++t) slots.push_back(candidates.slot(t, plan[t]));
  return slots;
}

SeriesRuleAnswer rule_answer(const SeriesProblem& series, const SeriesCandidates& candidates, const WelfareRule& rule,
                             std::vector<Slot> slots, bool proved) {
  const Problem& first = series.sessions.front();
  SeriesRuleAnswer answer{&rule, std::move(slots), {}, {}, {}, proved};
  for (std::size_t p = 0; p < first.participants.size(); ++p) {
    Burden carried;
    for (std::size_t t = 0; t < answer.slots.size(); ++t)
      carried += candidates.sessions[t].availability.burden(p, answer.slots[t]);
    answer.carried.push_back(carried);
    answer.total += carried;
    if (first.participants[p].counts_fairly()) answer.worst = std::max(answer.worst, past_burden(first, p) + carried);
  }
  return answer;
}

/// What other rules choose, each with a tenth of the work; at least as good by them as the plan is.
class OtherRules {
 public:
  OtherRules(const SeriesProblem& series, const SeriesSolution& solution, const SeriesLimits& limits,
             const std::vector<Slot>& known)
      : series_(series), solution_(solution), limits_(limits), known_(known) {
    limits_.most_work = limits.most_work / 10 + 1;
  }

  SeriesRuleAnswer answer(const WelfareRule& rule) const {
    const ChosenSlots chosen = choose(series_, solution_.candidates, limits_, *rule.series, known_);
    return rule_answer(series_, solution_.candidates, rule, chosen.slots,
                       chosen.result.status == SeriesStatus::optimal);
  }

  /// The fairest plan where each session has a time of its own.
  SeriesRuleAnswer unbound() const {
    SeriesCandidates free = solution_.candidates;
    free.choices = free.timed->any;
    free.timed.reset();
    const ChosenSlots chosen = choose(series_, free, limits_, *leximin.series, known_);
    return rule_answer(series_, free, leximin, chosen.slots, chosen.result.status == SeriesStatus::optimal);
  }

 private:
  const SeriesProblem& series_;
  const SeriesSolution& solution_;
  SeriesLimits limits_;
  const std::vector<Slot>& known_;
};

/// `rule` chooses session after session; each then is part of the ledger.
SeriesRuleAnswer one_after_another(const SeriesProblem& series, const SeriesCandidates& candidates,
                                   const WelfareRule& rule) {
  Ledger ledger = series.sessions.front().ledger;
  std::vector<Slot> slots;
  for (std::size_t t = 0; t < series.sessions.size(); ++t) {
    Problem session = series.sessions[t];
    set_ledger(session, ledger);
    const Solution& solution = candidates.sessions[t];
    slots.push_back(static_cast<Slot>(rule.choose(choice_of(session, solution))));
    PastSession held{session.id, {}, {}};
    for (std::size_t p = 0; p < session.participants.size(); ++p) {
      const Participant& who = session.participants[p];
      held.entries.push_back({who.delegation->id, who.role, solution.availability.recorded(p, slots.back())});
    }
    ledger.sessions.push_back(std::move(held));
  }
  return rule_answer(series, candidates, rule, std::move(slots), true);
}

void add_shares(const SeriesProblem& series, const SeriesCandidates& candidates, SeriesAnswer& answer) {
  const Problem& first = series.sessions.front();
  std::vector<Burden> countries;
  for (std::size_t p = 0; p < first.participants.size(); ++p) {
    SeriesShare share{p, past_burden(first, p), {}, 0, {}};
    for (std::size_t t = 0; t < answer.sessions.size(); ++t) {
      const Burden burden = candidates.sessions[t].availability.burden(p, answer.sessions[t].slot);
      share.series += burden;
      share.free += burden == Burden{};
      share.largest = std::max(share.largest, burden);
    }
    answer.total += share.series;
    if (first.participants[p].counts_fairly()) countries.push_back(share.after());
    answer.shares.push_back(share);
  }
  if (countries.empty()) return;
  const auto [least, most] = std::minmax_element(countries.begin(), countries.end());
  answer.worst = *most;
  answer.envy = *most - *least;
  answer.jain = jain_index(countries);
  answer.gini = gini_coefficient(countries);
  for (const SeriesShare& share : answer.shares) {
    const bool heaviest = share.after() == answer.worst && answer.worst > Burden{};
    if (heaviest && first.participants[share.participant].counts_fairly())
      answer.worst_off.push_back(share.participant);
  }
}

void compare_with_cheapest(const SeriesRuleAnswer& other, SeriesAnswer& answer) {
  answer.price = answer.total - other.total;
  for (const SeriesShare& share : answer.shares) {
    const Burden there = other.carried[share.participant];
    if (share.series < there) answer.gain.push_back({share.participant, there, share.series});
    if (share.series > there) answer.lose.push_back({share.participant, there, share.series});
  }
  std::stable_sort(answer.gain.begin(), answer.gain.end(),
                   [](const Change& a, const Change& b) { return a.from - a.to > b.from - b.to; });
  std::stable_sort(answer.lose.begin(), answer.lose.end(),
                   [](const Change& a, const Change& b) { return a.to - a.from > b.to - b.from; });
}

}  // namespace

SeriesSolution solve(const SeriesProblem& series, const SeriesLimits& limits) {
  SeriesSolution solution{candidates_of(series), {}, {}};
  if (!solution.candidates.impossible.empty()) {
    solution.result.status = SeriesStatus::infeasible;
    return solution;
  }
  ChosenSlots chosen = choose(series, solution.candidates, limits);
  solution.result = std::move(chosen.result);
  if (chosen.shared && !chosen.slots.empty()) solution.candidates.choices = chosen.shared->choices;
  solution.shared = std::move(chosen.shared);
  return solution;
}

SeriesAnswer explain(const SeriesProblem& series, const SeriesSolution& solution, const SeriesLimits& limits,
                     const Changing& changing) {
  const SeriesCandidates& candidates = solution.candidates;
  const SeriesResult& result = solution.result;
  SeriesAnswer answer;
  answer.status = result.status;
  for (const std::size_t t : candidates.impossible) {
    answer.impossible.push_back({t, removals(series.sessions[t], candidates.sessions[t]),
                                 relaxations(series.sessions[t], candidates.sessions[t], changing)});
  }
  if (result.status == SeriesStatus::infeasible && answer.impossible.empty()) {
    answer.no_time = no_shared_time(series, candidates, limits);
    if (!answer.no_time) answer.broken_floors = broken_floors(series, candidates, limits);
  }
  if (result.plan.empty()) return answer;
  const auto slots = slots_of(candidates, result.plan);
  for (std::size_t t = 0; t < slots.size(); ++t)
    answer.sessions.push_back(proposal_at(series.sessions[t], candidates.sessions[t], slots[t]));
  answer.least_worst = Burden::of_units(result.least_heaviest);
  add_shares(series, candidates, answer);
  const OtherRules others(series, solution, limits, slots);
  if (candidates.timed) {
    answer.times = times_of(series, candidates, slots);
    answer.unbound = others.unbound();
  }
  for (const WelfareRule* rule : welfare_rules()) {
    if (rule == &leximin) {
      answer.rules.push_back(rule_answer(series, candidates, leximin, slots, result.status == SeriesStatus::optimal));
    } else if (rule->series != nullptr) {
      answer.rules.push_back(others.answer(*rule));
    } else if (!candidates.choices.has_floors() && !candidates.timed) {
      // Chosen one after another, sessions ask for no floor and share no time: where they do, such a plan compares with
      // nothing.
      answer.rules.push_back(one_after_another(series, candidates, *rule));
    }
    if (rule == &minimum_total) compare_with_cheapest(answer.rules.back(), answer);
  }
  return answer;
}

}  // namespace plenary::scheduler
