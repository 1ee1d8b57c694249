#include "scheduler/slot/twin_sessions.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <tuple>

#include "scheduler/model/region_names.hpp"
#include "scheduler/rule/rules.hpp"

namespace plenary::scheduler {

namespace {

constexpr std::int64_t never = std::numeric_limits<std::int64_t>::max();

/// What one slot is to one participant.
struct Place {
  std::int64_t cost = 0;  ///< in units
  bool allowed = false;   ///< within the floors, and free if it must attend
  bool free = false;
  friend auto operator<=>(const Place&, const Place&) = default;
};

using Kind = std::vector<Place>;  // by participant

class Search {
 public:
  Search(const Problem& problem, const Availability& availability) : problem_(problem), availability_(availability) {
    const SessionView view{problem, availability};
    Constraints times = day_rules(view, problem.days);
    if (problem.hours) times.push_back(hours_rule(view, *problem.hours));
    std::vector<std::optional<Burden>> limits;
    for (std::size_t p = 0; p < problem.participants.size(); ++p) limits.push_back(ledger_limit(problem, p));
    for (std::size_t i = 0; i < availability.grid().size(); ++i) {
      const auto slot = static_cast<Slot>(i);
      if (!std::ranges::all_of(times, [slot](const Constraint& rule) { return rule.allowed.contains(slot); })) continue;
      Kind kind;
      for (std::size_t p = 0; p < problem.participants.size(); ++p) kind.push_back(place(p, slot, limits[p]));
      if (is_of_use(kind)) slots_[std::move(kind)].push_back(slot);
    }
  }

  std::optional<TwinSessions> best() {
    struct Candidate {
      const Kind* kind;
      const std::vector<Slot>* slots;
      std::int64_t bound;
    };
    std::vector<Candidate> kinds;
    const auto cheapest = cheapest_places();
    for (const auto& [kind, slots] : slots_) kinds.push_back({&kind, &slots, bound(kind, cheapest)});
    std::stable_sort(kinds.begin(), kinds.end(),
                     [](const Candidate& a, const Candidate& b) { return a.bound < b.bound; });
    std::optional<TwinSessions> found;
    for (std::size_t i = 0; i < kinds.size(); ++i) {
      // No pair that has this kind, nor any kind after it, costs less than its bound.
      if (found && kinds[i].bound > found->total.units()) break;
      for (std::size_t j = 0; j <= i; ++j)
        consider(*kinds[j].kind, *kinds[j].slots, *kinds[i].kind, *kinds[i].slots, found);
    }
    return found;
  }

 private:
  bool leads(std::size_t p) const { return problem_.participants[p].role <= Role::host; }

  Place place(std::size_t p, Slot slot, const std::optional<Burden>& limit) const {
    const Participant& who = problem_.participants[p];
    const Burden burden = availability_.burden(p, slot);
    Place result{burden.units(), true, availability_.free(p).contains(slot)};
    if (must_attend(who.role) && !result.free) result.allowed = false;
    if (limit && availability_.recorded(p, slot) > *limit) result.allowed = false;
    if (problem_.most_points &&
        carries_too_much(who, result.free, availability_.recorded_unweighted(p, slot), *problem_.most_points)) {
      result.allowed = false;
    }
    return result;
  }

  /// Whoever leads must be able to attend both.
  bool is_of_use(const Kind& kind) const {
    for (std::size_t p = 0; p < kind.size(); ++p) {
      if (leads(p) && !kind[p].allowed) return false;
    }
    return true;
  }

  std::vector<std::int64_t> cheapest_places() const {
    std::vector<std::int64_t> cheapest(problem_.participants.size(), never);
    for (const auto& [kind, slots] : slots_) {
      for (std::size_t p = 0; p < kind.size(); ++p) {
        if (kind[p].allowed) cheapest[p] = std::min(cheapest[p], kind[p].cost);
      }
    }
    return cheapest;
  }

  /// Less than any pair with this kind costs, or as much. Whoever is free only at the dearer slot pays more still.
  std::int64_t bound(const Kind& kind, const std::vector<std::int64_t>& cheapest) const {
    std::int64_t sum = 0;
    for (std::size_t p = 0; p < kind.size(); ++p) {
      if (cheapest[p] == never) return never;  // never within the floors
      sum += leads(p) ? kind[p].cost + cheapest[p] : cheapest[p];
    }
    return sum;
  }

  /// The earliest two of different kinds or of one, the second after the first has ended.
  std::optional<std::pair<Slot, Slot>> earliest(const std::vector<Slot>& a, const std::vector<Slot>& b) const {
    const TimeGrid& grid = availability_.grid();
    const auto next = std::find_if(
        b.begin(), b.end(), [&](Slot slot) { return grid.start(slot) >= grid.start(a.front()) + grid.duration(); });
    if (next == b.end()) return std::nullopt;
    return std::pair{a.front(), *next};
  }

  void consider(const Kind& a, const std::vector<Slot>& a_slots, const Kind& b, const std::vector<Slot>& b_slots,
                std::optional<TwinSessions>& found) const {
    try_pair(a, b, earliest(a_slots, b_slots), found);
    if (&a != &b) try_pair(b, a, earliest(b_slots, a_slots), found);
  }

  void try_pair(const Kind& a, const Kind& b, const std::optional<std::pair<Slot, Slot>>& slots,
                std::optional<TwinSessions>& found) const {
    if (!slots) return;
    TwinSessions twins{slots->first, slots->second, {}, {}, {}, {}};
    std::vector<const Delegation*> present;
    for (std::size_t p = 0; p < a.size(); ++p) {
      const bool first = a[p].allowed &&
                         (!b[p].allowed || a[p].free > b[p].free || (a[p].free == b[p].free && a[p].cost <= b[p].cost));
      if (!first && !b[p].allowed) return;
      const Place& chosen = first ? a[p] : b[p];
      twins.attends.push_back(leads(p) ? Twin::both : first ? Twin::first : Twin::second);
      twins.burden.push_back(Burden::of_units(leads(p) ? a[p].cost + b[p].cost : chosen.cost));
      twins.total += twins.burden.back();
      if (found && twins.total > found->total) return;
      const Participant& who = problem_.participants[p];
      if (who.counts_fairly()) twins.worst = std::max(twins.worst, twins.burden.back());
      if (chosen.free) present.push_back(who.delegation);
    }
    if (!is_met(problem_.quorum, present)) return;
    const auto key = [](const TwinSessions& one) { return std::tuple{one.total, one.worst, one.first, one.second}; };
    if (!found || key(twins) < key(*found)) found = std::move(twins);
  }

  const Problem& problem_;
  const Availability& availability_;
  std::map<Kind, std::vector<Slot>> slots_;  ///< slots that are the same to everybody, in order of time
};

}  // namespace

std::optional<TwinSessions> twin_sessions(const Problem& problem, const Availability& availability) {
  return Search(problem, availability).best();
}

}  // namespace plenary::scheduler
