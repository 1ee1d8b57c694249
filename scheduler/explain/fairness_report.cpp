#include "scheduler/explain/fairness_report.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "scheduler/burden/indices.hpp"
#include "scheduler/burden/programme_ledger.hpp"
#include "scheduler/burden/venue.hpp"

namespace plenary::scheduler {

using calendar::days;
using calendar::Instant;

namespace {

/// The part of `ledger` before its last `count` sessions.
Ledger without_last(const Ledger& ledger, std::size_t count) {
  Ledger result;
  result.decay = ledger.decay;
  result.sessions.assign(ledger.sessions.begin(), ledger.sessions.end() - static_cast<std::ptrdiff_t>(count));
  return result;
}

/// As people look for them; two never share name and id.
bool by_name(const Delegation* a, const Delegation* b) noexcept {
  return a->name.en != b->name.en ? a->name.en < b->name.en : a->id < b->id;
}

void sort_costs(std::vector<SessionCost>& costs) {
  std::sort(costs.begin(), costs.end(), [](const SessionCost& a, const SessionCost& b) {
    return a.burden != b.burden ? a.burden > b.burden : by_name(a.delegation, b.delegation);
  });
}

std::vector<BalanceChange> balance_changes(const Ledger& before, const Ledger& after, const Dialogue& dialogue) {
  std::set<DelegationId> known;
  for (const PastSession& session : after.sessions) {
    for (const LedgerEntry& entry : session.entries) known.insert(entry.delegation);
  }
  const std::vector<DelegationId> ids(known.begin(), known.end());
  const auto then = accounts(before, dialogue, ids);
  const auto now = accounts(after, dialogue, ids);
  std::vector<BalanceChange> result;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    const Delegation* who = dialogue.find(ids[i].value);
    if (who != nullptr) result.push_back({who, then[i], now[i]});
  }
  std::sort(result.begin(), result.end(), [](const BalanceChange& a, const BalanceChange& b) {
    const auto one = a.after.balance();
    const auto other = b.after.balance();
    return one != other ? one > other : by_name(a.delegation, b.delegation);
  });
  return result;
}

void add(const BalanceChange& country, RegionChange& sum) {
  sum.before.sum += country.before.balance();
  sum.after.sum += country.after.balance();
  ++sum.before.countries;
  ++sum.after.countries;
}

/// Of each dialogue that is joined, those of whom some session is known.
std::vector<PartChange> part_changes(const std::vector<BalanceChange>& countries, const Dialogue& dialogue) {
  std::vector<PartChange> result;
  for (const DialoguePart& part : dialogue.parts) {
    PartChange change{part.name, {{part.id, {}, 0}, {part.id, {}, 0}}};
    for (const BalanceChange& country : countries) {
      if (std::ranges::find(part.delegations, country.delegation->id) != part.delegations.end())
        add(country, change.sum);
    }
    if (change.sum.after.countries > 0) result.push_back(std::move(change));
  }
  std::ranges::stable_sort(
      result, [](const PartChange& a, const PartChange& b) { return compare_means(a.sum.after, b.sum.after) > 0; });
  return result;
}

std::vector<RegionChange> region_changes(const std::vector<BalanceChange>& countries) {
  std::map<std::string_view, RegionChange> regions;
  for (const BalanceChange& country : countries) {
    for (const Region& one : country.delegation->regions) {
      const RegionChange fresh{{one.id, {}, 0}, {one.id, {}, 0}};
      add(country, regions.try_emplace(one.id, fresh).first->second);
    }
  }
  std::vector<RegionChange> result;
  for (auto& [name, region] : regions) result.push_back(std::move(region));
  std::stable_sort(result.begin(), result.end(),
                   [](const RegionChange& a, const RegionChange& b) { return compare_means(a.after, b.after) > 0; });
  return result;
}

std::vector<RoleChange> role_changes(const Ledger& before, const Ledger& after) {
  std::vector<RoleChange> result;
  const auto then = carried_by_role(before);
  for (const RoleSum& now : carried_by_role(after)) {
    const auto found = std::find_if(then.begin(), then.end(), [&](const RoleSum& sum) { return sum.role == now.role; });
    result.push_back({now.role, found == then.end() ? RoleSum{now.role, {}, 0} : *found, now});
  }
  return result;
}

Spread spread_of(const std::vector<BalanceChange>& countries, Account BalanceChange::*when) {
  Spread spread;
  std::vector<Burden> balances;
  for (const BalanceChange& country : countries) {
    balances.push_back((country.*when).balance());
    spread.total += balances.back();
  }
  if (balances.empty()) return spread;
  const auto [least, most] = std::minmax_element(balances.begin(), balances.end());
  spread.least = *least;
  spread.worst = *most;
  for (std::size_t i = 0; i < balances.size(); ++i) {
    if (balances[i] == spread.worst && spread.worst > Burden{}) spread.worst_off.push_back(countries[i].delegation);
  }
  spread.jain = jain_index(balances);
  spread.gini = gini_coefficient(std::move(balances));
  return spread;
}

std::vector<Newcomer> newcomers(const Ledger& ledger, const Dialogue& dialogue,
                                const std::vector<BalanceChange>& countries) {
  const PartnerSet* partners = dialogue.find_set(all_partners, std::nullopt);
  std::vector<Newcomer> result;
  std::vector<DelegationId> ids;
  for (const Delegation& delegation : dialogue.delegations) {
    const auto is_it = [&](const BalanceChange& change) { return change.delegation == &delegation; };
    if (!delegation.counts_fairly() || std::any_of(countries.begin(), countries.end(), is_it)) continue;
    if (partners != nullptr &&
        std::find(partners->members.begin(), partners->members.end(), delegation.id) == partners->members.end())
      continue;
    result.push_back({&delegation, {}});
    ids.push_back(delegation.id);
  }
  const auto starts = accounts(ledger, dialogue, ids);
  for (std::size_t i = 0; i < result.size(); ++i) result[i].starts_at = starts[i].balance();
  return result;
}

/// Fills in what follows from the ledger and the number of sessions that are reported.
void complete(FairnessReport& report, const Dialogue& dialogue) {
  report.sessions_before = report.ledger.sessions.size() - report.sessions.size();
  const Ledger before = without_last(report.ledger, report.sessions.size());
  for (BalanceChange& change : balance_changes(before, report.ledger, dialogue))
    (change.delegation->counts_fairly() ? report.countries : report.organisations).push_back(std::move(change));
  report.dialogues = part_changes(report.countries, dialogue);
  report.regions = region_changes(report.countries);
  report.roles = role_changes(before, report.ledger);
  report.before = spread_of(report.countries, &BalanceChange::before);
  report.after = spread_of(report.countries, &BalanceChange::after);
  for (const PastSession& session : report.ledger.sessions) {
    for (const LedgerEntry& entry : session.entries) {
      const Delegation* who = dialogue.find(entry.delegation.value);
      if (who != nullptr && who->counts_fairly())
        report.largest_session = std::max(report.largest_session, entry.burden);
    }
  }
  for (const ReportedSession& session : report.sessions) {
    std::vector<Participant> invited;
    for (const SessionCost& cost : session.costs) invited.emplace_back().delegation = cost.delegation;
    const calendar::Date day = calendar::date_of(session.zone.to_local(session.when.start));
    add_unknown(unknown_years(dialogue, invited, {day, day}), report.unknown);
  }
  report.never_invited = newcomers(report.ledger, dialogue, report.countries);
}

ReportedSession reported(const PublicSession& session, const PastSession& past, const Dialogue& dialogue,
                         const BurdenTable& table) {
  ReportedSession result{
      session.id.value, session.title, *instants(session.when), std::get<ClockTime>(session.when).zone, {}};
  const auto venue = venue_of(session, dialogue);
  for (const LedgerEntry& entry : past.entries) {
    const Delegation& delegation = *dialogue.find(entry.delegation.value);
    const Whereabouts lived = lived_by(session, venue.get(), delegation);
    const Seat& seat = *lived.seat;
    const DayPlanner planner(
        dialogue, lived, table, {},
        {std::chrono::floor<days>(result.when.start) - days{1}, std::chrono::floor<days>(result.when.end) + days{2}});
    SessionCost cost;
    cost.delegation = &delegation;
    cost.role = entry.role;
    cost.weight_percent = table.weight_of(entry.role);
    cost.city = seat.city;
    cost.local = {seat.zone.to_local(result.when.start), seat.zone.to_local(result.when.end)};
    cost.burden = entry.burden;
    cost.reasons = reasons_of(planner, seat.zone, result.when);
    result.costs.push_back(std::move(cost));
  }
  sort_costs(result.costs);
  return result;
}

/// Of sessions that are not held yet, none of them added.
FairnessReport proposal_report(const std::string& id, const Problem& problem) {
  FairnessReport report;
  report.id = id;
  report.title = problem.title;
  report.of = ReportOf::proposal;
  report.burden_table = problem.table.version;
  report.ledger = problem.ledger;
  return report;
}

void add_proposed(const Problem& problem, const Availability& availability, Slot slot, FairnessReport& report) {
  const auto when = availability.grid().span(slot);
  ReportedSession session{problem.id, problem.title, when, problem.zone, {}};
  PastSession entry{problem.id, calendar::date_of(problem.zone.to_local(when.start)), {}, problem.table.name()};
  for (std::size_t p = 0; p < problem.participants.size(); ++p) {
    const Participant& who = problem.participants[p];
    Experience lived = experience(problem, availability, p, slot);
    SessionCost cost;
    cost.delegation = who.delegation;
    cost.role = who.role;
    cost.weight_percent = problem.table.weight_of(who.role);
    cost.city = who.place_at(when.start).city;
    cost.local = lived.local;
    // What ledgers remember; wishes are paid for once.
    cost.burden = lived.burden - lived.wishes;
    cost.reasons = std::move(lived.reasons);
    std::erase_if(cost.reasons, [](const Reason& reason) { return is_wish(reason.what); });
    cost.can_attend = lived.free;
    cost.delegates = lived.delegates;
    cost.free_delegates = lived.free_delegates;
    entry.entries.push_back({who.delegation->id, who.role, cost.burden});
    session.costs.push_back(std::move(cost));
  }
  sort_costs(session.costs);
  report.sessions.push_back(std::move(session));
  report.ledger.sessions.push_back(std::move(entry));
}

void add_at(const SessionAt& session, FairnessReport& report) {
  const Problem there = on_its_day(session.problem, session.start);
  const Availability availability(there);
  const auto start = *calendar::to_instant(there.zone, session.start, calendar::ResolvePolicy::compatible);
  add_proposed(there, availability, *availability.grid().slot_at(start), report);
}

}  // namespace

Burden ReportedSession::total() const noexcept {
  Burden sum;
  for (const SessionCost& cost : costs) sum += cost.burden;
  return sum;
}

Burden ReportedSession::worst() const noexcept {
  Burden most;
  for (const SessionCost& cost : costs) {
    if (cost.delegation->counts_fairly()) most = std::max(most, cost.burden);
  }
  return most;
}

FairnessReport fairness_report(const Release& programme, const Dialogue& dialogue, const BurdenTable& table,
                               Ledger before, std::optional<calendar::Date> until,
                               const std::vector<SessionAt>& planned) {
  FairnessReport report;
  report.of = planned.empty() ? ReportOf::publication : ReportOf::plan;
  report.id = programme.id;
  report.title = programme.title;
  report.burden_table = table.version;
  report.ledger = std::move(before);
  std::map<std::string_view, Message> because;
  if (until) {
    for (const PublicSession& session : programme.sessions) {
      const auto* clock = std::get_if<ClockTime>(&session.when);
      if (clock == nullptr || calendar::date_of(clock->start) < *until) continue;
      because[session.id.value] = Message{"skipped.not-before", {{"date", *until}}};
    }
  }
  auto result = ledger_of(programme, dialogue, table, std::nullopt);
  for (const SkippedSession& skipped : result.skipped) because[skipped.id.value] = skipped.because;
  for (const PublicSession& session : programme.sessions) {
    if (const auto found = because.find(session.id.value); found != because.end())
      report.skipped.push_back({session.id, found->second});
  }
  for (PastSession& past : result.ledger.sessions) {
    if (because.contains(past.id)) continue;
    const auto own = std::ranges::find(planned, past.id, [](const SessionAt& one) { return one.problem.id; });
    if (own != planned.end()) {
      add_at(*own, report);
      continue;
    }
    report.sessions.push_back(reported(*programme.find(past.id), past, dialogue, table));
    report.ledger.sessions.push_back(std::move(past));
  }
  complete(report, dialogue);
  return report;
}

FairnessReport fairness_report(const ProgrammeProblem& programme, std::vector<SessionAt> sessions) {
  FairnessReport report;
  report.id = programme.id;
  report.title = programme.title;
  report.of = ReportOf::proposal;
  report.burden_table = programme.table.version;
  report.ledger = programme.ledger;
  std::ranges::stable_sort(sessions, {}, &SessionAt::start);
  for (const SessionAt& session : sessions) add_at(session, report);
  complete(report, *programme.dialogue);
  return report;
}

std::optional<FairnessReport> fairness_report(const Problem& problem, const Solution& solution) {
  if (solution.ranking.empty()) return std::nullopt;
  FairnessReport report = proposal_report(problem.id, problem);
  add_proposed(problem, solution.availability, solution.ranking.front(), report);
  complete(report, *problem.dialogue);
  return report;
}

std::optional<FairnessReport> fairness_report(const SeriesProblem& series, const SeriesSolution& solution) {
  const SeriesPlan& plan = solution.result.plan;
  if (plan.empty()) return std::nullopt;
  FairnessReport report = proposal_report(series.id, series.sessions.front());
  for (std::size_t t = 0; t < plan.size(); ++t) {
    const SeriesCandidates& candidates = solution.candidates;
    add_proposed(series.sessions[t], candidates.sessions[t].availability, candidates.slot(t, plan[t]), report);
  }
  complete(report, *series.sessions.front().dialogue);
  return report;
}

}  // namespace plenary::scheduler
