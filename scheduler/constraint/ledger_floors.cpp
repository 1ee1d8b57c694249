#include <fmt/format.h>

#include <algorithm>

#include "scheduler/constraint/constraint.hpp"

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

/// Forbids the slots that cost `participant` more than `most`.
void forbid_above(SlotSet& allowed, const Availability& availability, std::size_t participant, Burden most) {
  for (std::size_t i = 0; i < allowed.size(); ++i) {
    const auto slot = static_cast<Slot>(i);
    if (availability.burden(participant, slot) > most) allowed.erase(slot);
  }
}

}  // namespace

std::optional<Constraint> not_twice_in_a_row(const Problem& problem, const Availability& availability) {
  const auto& most = problem.ledger_floors.most_twice;
  if (!most) return std::nullopt;
  const Burden limit = Burden::of_points(*most);
  SlotSet allowed(availability.grid().size(), true);
  for (std::size_t p = 0; p < problem.participants.size(); ++p) {
    if (!problem.participants[p].counts_as_country()) continue;
    const auto last = latest(problem.ledger, problem.participants[p].delegation->id, 1);
    if (!last.empty() && last.front()->burden > limit) forbid_above(allowed, availability, p, limit);
  }
  return Constraint{fmt::format("no country above {} points twice in a row", *most),
                    fmt::format("allow a country more than {} points twice in a row", *most), std::move(allowed),
                    Rule::ledger};
}

std::optional<Constraint> often_free_of_cost(const Problem& problem, const Availability& availability) {
  const auto& floor = problem.ledger_floors.free;
  if (!floor) return std::nullopt;
  SlotSet allowed(availability.grid().size(), true);
  const auto before = static_cast<std::size_t>(floor->of - 1);
  for (std::size_t p = 0; p < problem.participants.size(); ++p) {
    if (!problem.participants[p].counts_as_country()) continue;
    const auto past = latest(problem.ledger, problem.participants[p].delegation->id, before);
    const auto paid = static_cast<std::size_t>(
        std::count_if(past.begin(), past.end(), [](const LedgerEntry* entry) { return entry->burden > Burden{}; }));
    if (before - paid < static_cast<std::size_t>(floor->least)) forbid_above(allowed, availability, p, Burden{});
  }
  return Constraint{fmt::format("{} of the last {} invitations of a country free of cost", floor->least, floor->of),
                    fmt::format("allow fewer than {} of the last {} invitations free of cost", floor->least, floor->of),
                    std::move(allowed), Rule::ledger};
}

}  // namespace plenary::scheduler
