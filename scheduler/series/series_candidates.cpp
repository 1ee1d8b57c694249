#include "scheduler/series/series_candidates.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "scheduler/burden/projection.hpp"
#include "scheduler/slot/ranking.hpp"

namespace plenary::scheduler {

namespace {

using Burdens = std::vector<std::int64_t>;

/// What the country carried at its last invitations, latest first, as far back as floors ask.
Burdens carried_lately(const Problem& problem, std::size_t participant, const LedgerFloors& floors) {
  const std::size_t asked = std::max<std::size_t>(floors.most_twice ? 1 : 0, floors.free ? floors.free->of - 1 : 0);
  Burdens carried;
  for (auto session = problem.ledger.sessions.rbegin(); session != problem.ledger.sessions.rend(); ++session) {
    if (carried.size() == asked) break;
    const LedgerEntry* entry = session->find(problem.participants[participant].delegation->id.value);
    if (entry != nullptr) carried.push_back(entry->burden.units());
  }
  return carried;
}

/// Gives numbers to different values in the order in which they come.
template <class Value>
class Numbers {
 public:
  std::size_t operator()(Value value) { return known_.try_emplace(std::move(value), known_.size()).first->second; }

 private:
  std::map<Value, std::size_t> known_;
};

void add_classes(const SeriesProblem& series, SeriesCandidates& found) {
  const Problem& first = series.sessions.front();
  std::vector<Burdens> lately;
  std::vector<std::vector<std::size_t>> regions_of;
  Numbers<std::tuple<std::vector<std::size_t>, std::int64_t, Burdens>> by_past;
  Numbers<std::string> regions;
  for (std::size_t p = 0; p < first.participants.size(); ++p) {
    const bool counts = first.participants[p].counts_fairly();
    lately.push_back(counts ? carried_lately(first, p, series.floors) : Burdens{});
    regions_of.emplace_back();
    for (const Region& region : first.participants[p].delegation->regions) {
      if (!counts) continue;
      regions_of[p].push_back(regions(region.id));
      if (regions_of[p].back() == found.regions.size()) found.regions.push_back(region.id);
    }
    found.class_of.push_back(counts ? by_past({regions_of[p], past_burden(first, p).units(), lately[p]})
                                    : SeriesCandidates::no_country);
  }
  // Split session by session into those that every candidate costs the same.
  for (const Solution& session : found.sessions) {
    Numbers<std::pair<std::size_t, Burdens>> split;
    for (std::size_t p = 0; p < found.class_of.size(); ++p) {
      if (found.class_of[p] == SeriesCandidates::no_country) continue;
      Burdens burdens;
      for (const Slot slot : session.ranking) burdens.push_back(session.availability.burden(p, slot).units());
      found.class_of[p] = split({found.class_of[p], std::move(burdens)});
    }
  }
  for (std::size_t p = 0; p < found.class_of.size(); ++p) {
    if (found.class_of[p] == SeriesCandidates::no_country) continue;
    if (found.class_of[p] < found.choices.classes.size()) {
      ++found.choices.classes[found.class_of[p]].countries;
    } else {
      found.choices.classes.push_back({regions_of[p], 1, past_burden(first, p).units(), lately[p]});
    }
  }
}

std::vector<SlotKind> kinds_of(const SeriesCandidates& found, const Solution& session, const std::vector<Slot>& slots) {
  std::map<std::pair<std::int64_t, Burdens>, std::size_t> earliest;
  for (const Slot slot : slots) {
    Burdens burden(found.choices.classes.size());
    for (std::size_t p = 0; p < found.class_of.size(); ++p) {
      if (found.class_of[p] != SeriesCandidates::no_country)
        burden[found.class_of[p]] = session.availability.burden(p, slot).units();
    }
    const auto [place, is_new] =
        earliest.try_emplace({total_burden(session.availability, slot).units(), std::move(burden)}, index(slot));
    if (!is_new) place->second = std::min(place->second, index(slot));
  }
  std::vector<SlotKind> kinds;
  for (const auto& [costs, start] : earliest) kinds.push_back({costs.second, costs.first, start});
  keep_undominated(kinds);
  return kinds;
}

/// The slots of a session by the time of the day at which they begin.
std::map<calendar::TimeOfDay, std::vector<Slot>> by_time(const Problem& session, const Solution& solution) {
  std::map<calendar::TimeOfDay, std::vector<Slot>> slots;
  for (const Slot slot : solution.ranking) {
    const auto local = session.zone.to_local(solution.availability.grid().start(slot));
    slots[calendar::time_of_day(local)].push_back(slot);
  }
  return slots;
}

TimedChoices timed_choices(const SeriesProblem& series, const SeriesCandidates& found) {
  TimedChoices timed{found.choices, {}, sessions_at_one_time(series.sessions.size(), series.same_time)};
  timed.at.resize(series.sessions.size());
  for (const auto& group : timed.groups) {
    for (const std::size_t t : group) {
      for (const auto& [time, slots] : by_time(series.sessions[t], found.sessions[t]))
        timed.at[t].emplace(time, kinds_of(found, found.sessions[t], slots));
    }
  }
  return timed;
}

/// The kind of `kinds` that has the slot, or beats it.
std::size_t kind_with(const SeriesCandidates& found, const std::vector<SlotKind>& kinds, std::size_t session,
                      Slot slot) {
  const auto own = kinds_of(found, found.sessions[session], {slot}).front();
  const auto place = std::ranges::find_if(kinds, [&](const SlotKind& kind) {
    return kind.total <= own.total && std::ranges::equal(kind.burden, own.burden, std::ranges::less_equal{});
  });
  return static_cast<std::size_t>(place - kinds.begin());
}

}  // namespace

SeriesPlan plan_with(const SeriesCandidates& found, const SeriesChoices& choices, const std::vector<Slot>& slots) {
  SeriesPlan plan;
  for (std::size_t t = 0; t < slots.size(); ++t) plan.push_back(kind_with(found, choices.sessions[t], t, slots[t]));
  return plan;
}

SeriesCandidates candidates_of(const SeriesProblem& series) {
  SeriesCandidates found;
  for (const Problem& session : series.sessions) {
    found.sessions.push_back(solve(session));
    if (found.sessions.back().ranking.empty()) found.impossible.push_back(found.sessions.size() - 1);
  }
  if (!found.impossible.empty()) return found;
  add_classes(series, found);
  for (const Solution& session : found.sessions)
    found.choices.sessions.push_back(kinds_of(found, session, session.ranking));
  found.choices.floors = series.floors;
  if (!sessions_at_one_time(series.sessions.size(), series.same_time).empty())
    found.timed = timed_choices(series, found);
  return found;
}

}  // namespace plenary::scheduler
