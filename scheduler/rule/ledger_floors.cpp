#include <algorithm>

#include "scheduler/rule/rules.hpp"

namespace plenary::scheduler {

namespace {

/// The entries of a delegation, latest first, at most `most`.
std::vector<const LedgerEntry*> latest(const Ledger& ledger, const DelegationId& who, std::size_t most) {
  std::vector<const LedgerEntry*> found;
  for (std::size_t s = ledger.sessions.size(); s-- > 0 && found.size() < most;) {
    if (const LedgerEntry* entry = ledger.sessions[s].find(who.value)) found.push_back(entry);
  }
  return found;
}

/// What `who` may carry now so that it does not carry much twice in a row.
std::optional<Burden> limit_after_much(const Problem& problem, const Participant& who) {
  const auto& most = problem.ledger_floors.most_twice;
  if (!most || !who.counts_fairly()) return std::nullopt;
  const Burden limit = Burden::of_points(*most);
  const auto last = latest(problem.ledger, who.delegation->id, 1);
  return !last.empty() && last.front()->burden > limit ? std::optional{limit} : std::nullopt;
}

/// Nothing, where `who` is short of invitations that cost it nothing.
std::optional<Burden> limit_where_short(const Problem& problem, const Participant& who) {
  const auto& floor = problem.ledger_floors.free;
  if (!floor || !who.counts_fairly()) return std::nullopt;
  const auto before = static_cast<std::size_t>(floor->of - 1);
  const auto past = latest(problem.ledger, who.delegation->id, before);
  const auto paid = static_cast<std::size_t>(
      std::count_if(past.begin(), past.end(), [](const LedgerEntry* entry) { return entry->burden > Burden{}; }));
  return before - paid < static_cast<std::size_t>(floor->least) ? std::optional{Burden{}} : std::nullopt;
}

/// The slots that cost nobody more than its limit.
template <class LimitOf>
SlotSet within_limits(const Problem& problem, const Availability& availability, LimitOf limit_of) {
  SlotSet allowed(availability.grid().size(), true);
  for (std::size_t p = 0; p < problem.participants.size(); ++p) {
    const auto limit = limit_of(problem, problem.participants[p]);
    if (!limit) continue;
    for (std::size_t i = 0; i < allowed.size(); ++i) {
      const auto slot = static_cast<Slot>(i);
      if (availability.recorded(p, slot) > *limit) allowed.erase(slot);
    }
  }
  return allowed;
}

}  // namespace

std::optional<Burden> ledger_limit(const Problem& problem, std::size_t participant) {
  const Participant& who = problem.participants[participant];
  const auto after_much = limit_after_much(problem, who);
  const auto where_short = limit_where_short(problem, who);
  return where_short ? where_short : after_much;
}

std::optional<Constraint> most_points_twice_rule(const Problem& problem, const Availability& availability) {
  const auto& most = problem.ledger_floors.most_twice;
  if (!most) return std::nullopt;
  Constraint rule{RuleCode::most_points_twice,
                  {"rule.most-points-twice", {{"count", *most}}},
                  within_limits(problem, availability, limit_after_much)};
  rule.given_up = {"change.more-points-twice", rule.name.arguments};
  return rule;
}

std::optional<Constraint> free_of_cost_rule(const Problem& problem, const Availability& availability) {
  const auto& floor = problem.ledger_floors.free;
  if (!floor) return std::nullopt;
  Constraint rule{RuleCode::free_of_cost,
                  {"rule.free-of-cost", {{"count", floor->least}, {"of", floor->of}}},
                  within_limits(problem, availability, limit_where_short)};
  rule.given_up = {"change.fewer-free-of-cost", rule.name.arguments};
  return rule;
}

}  // namespace plenary::scheduler
