#include "scheduler/plan/uncoupled.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "scheduler/plan/axis.hpp"

namespace plenary::scheduler {

namespace {

constexpr std::size_t most_sessions = 60;
constexpr std::size_t most_kinds = 40'000;     ///< of all sessions together
constexpr std::size_t most_work = 30'000'000;  ///< about a third of a second

using Kind = PlanBurdens::Kind;
using Costs = std::pair<std::vector<std::int64_t>, std::int64_t>;  ///< by class; total

/// Countries that every allowed kind of every session costs the same are one class.
class Classes {
 public:
  Classes(const PlanBurdens& burdens, const std::vector<std::vector<std::size_t>>& kinds) {
    std::vector<std::vector<std::int64_t>> column(burdens.countries().size());
    for (std::size_t i = 0; i < kinds.size(); ++i) {
      const PlanBurdens::Meeting& meeting = burdens.meetings()[i];
      for (std::size_t k = 0; k < meeting.countries.size(); ++k) {
        auto& one = column[meeting.countries[k]];
        one.push_back(static_cast<std::int64_t>(i));
        for (const std::size_t kind : kinds[i]) one.push_back(meeting.kinds[kind].burden[k]);
      }
    }
    std::map<std::tuple<std::vector<std::size_t>, std::int64_t, std::vector<std::int64_t>>, std::size_t> known;
    for (std::size_t c = 0; c < column.size(); ++c) {
      const PlanBurdens::Country& country = burdens.countries()[c];
      const auto [place, is_new] =
          known.try_emplace({country.regions, country.past, std::move(column[c])}, classes.size());
      if (is_new) classes.push_back({country.regions, 0, country.past});
      ++classes[place->second].countries;
      class_of.push_back(place->second);
    }
  }

  Costs costs(const PlanBurdens::Meeting& meeting, const Kind& kind) const {
    Costs costs{std::vector<std::int64_t>(classes.size(), 0), kind.total};
    for (std::size_t k = 0; k < kind.burden.size(); ++k) costs.first[class_of[meeting.countries[k]]] = kind.burden[k];
    return costs;
  }

  std::vector<CountryClass> classes;
  std::vector<std::size_t> class_of;  ///< by country
};

/// The kinds of each session that some allowed start has.
std::vector<std::vector<std::size_t>> kinds_allowed(const PlanBurdens& burdens,
                                                    const std::vector<std::vector<bool>>& allowed) {
  std::vector<std::vector<std::size_t>> kinds;
  for (std::size_t i = 0; i < allowed.size(); ++i) {
    const PlanBurdens::Meeting& meeting = burdens.meetings()[i];
    std::vector<std::size_t> own;
    for (std::size_t g = 0; g < allowed[i].size(); ++g) {
      if (allowed[i][g]) own.push_back(meeting.kind_of[g]);
    }
    std::ranges::sort(own);
    own.erase(std::unique(own.begin(), own.end()), own.end());
    kinds.push_back(std::move(own));
  }
  return kinds;
}

/// The kinds of slots of the allowed starts that `is_one` has.
template <class IsOne>
std::vector<SlotKind> slot_kinds(const Classes& classes, const PlanBurdens::Meeting& meeting,
                                 const std::vector<bool>& allowed, IsOne is_one) {
  std::map<Costs, std::size_t> earliest;
  for (std::size_t g = 0; g < allowed.size(); ++g) {
    if (!allowed[g] || !is_one(g)) continue;
    const auto slot = static_cast<std::size_t>(meeting.slot[g]);
    const auto [place, is_new] = earliest.try_emplace(classes.costs(meeting, meeting.kinds[meeting.kind_of[g]]), slot);
    if (!is_new) place->second = std::min(place->second, slot);
  }
  std::vector<SlotKind> kinds;
  for (const auto& [costs, start] : earliest) kinds.push_back({costs.first, costs.second, start});
  keep_undominated(kinds);
  return kinds;
}

/// Lists that share a member become one.
void join(std::vector<std::vector<std::size_t>>& groups, std::vector<std::size_t> members) {
  for (std::size_t k = groups.size(); k-- > 0;) {
    const bool meets =
        std::ranges::any_of(groups[k], [&](std::size_t i) { return std::ranges::find(members, i) != members.end(); });
    if (!meets) continue;
    members.insert(members.end(), groups[k].begin(), groups[k].end());
    groups.erase(groups.begin() + static_cast<std::ptrdiff_t>(k));
  }
  std::ranges::sort(members);
  members.erase(std::unique(members.begin(), members.end()), members.end());
  groups.push_back(std::move(members));
}

}  // namespace

SharedClock shared_clock(const ProgrammeProblem& programme, const Cast& cast) {
  SharedClock clock;
  for (const Relation& relation : programme.relations) {
    if (relation.kind != RelationKind::same_time) continue;
    std::vector<std::size_t> members;
    for (const MeetingIndex meeting : cast.meetings(relation.sessions)) members.push_back(position(meeting));
    if (members.size() > 1) join(clock.groups, std::move(members));
  }
  if (clock.groups.empty()) return clock;
  for (const Span& starts : cast.starts) {
    clock.times.emplace_back();
    for (Grain start = starts.start; start < starts.end; ++start.index)
      clock.times.back().push_back(calendar::time_of_day(programme.zone.to_local(cast.axis->time(start))));
  }
  return clock;
}

std::optional<Uncoupled> solve_uncoupled(const PlanBurdens& burdens, const std::vector<std::vector<bool>>& allowed,
                                         const SharedClock& clock, const std::function<bool()>& stopped) {
  const auto kinds = kinds_allowed(burdens, allowed);
  std::size_t count = 0;
  for (const auto& own : kinds) count += own.size();
  if (kinds.size() > most_sessions || count > most_kinds) return std::nullopt;

  const Classes classes{burdens, kinds};
  SeriesChoices choices;
  choices.classes = classes.classes;
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    const PlanBurdens::Meeting& meeting = burdens.meetings()[i];
    choices.sessions.push_back(slot_kinds(classes, meeting, allowed[i], [](std::size_t) { return true; }));
  }
  SeriesLimits limits;
  limits.most_work = most_work;
  limits.go_on = [&stopped](std::size_t) { return !stopped || !stopped(); };
  Uncoupled found;
  found.times.resize(kinds.size());
  SeriesResult result;
  if (clock.groups.empty()) {
    result = solve(choices, limits);
  } else {
    TimedChoices timed{choices, {}, clock.groups};
    timed.at.resize(kinds.size());
    for (const auto& group : clock.groups) {
      for (const std::size_t i : group) {
        const auto& times = clock.times[i];
        for (std::size_t g = 0; g < times.size(); ++g) {
          if (!allowed[i][g] || timed.at[i].contains(times[g])) continue;
          timed.at[i].emplace(times[g], slot_kinds(classes, burdens.meetings()[i], allowed[i],
                                                   [&](std::size_t other) { return times[other] == times[g]; }));
        }
      }
    }
    TimedResult solved = solve(timed, limits);
    for (std::size_t k = 0; k < solved.shared.times.size(); ++k) {
      for (const std::size_t i : clock.groups[k]) found.times[i] = solved.shared.times[k];
    }
    result = std::move(solved.result);
    if (!result.plan.empty()) choices = std::move(solved.shared.choices);
  }
  found.status = result.status;
  found.least_heaviest = result.least_heaviest;
  if (result.plan.empty()) return found;
  found.outcome.countries = result.outcome.countries;
  found.outcome.regions = result.outcome.regions;
  found.outcome.total = result.outcome.total;
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    const SlotKind& chosen = choices.sessions[i][result.plan[i]];
    std::vector<std::size_t> alike;
    for (const std::size_t kind : kinds[i]) {
      const PlanBurdens::Meeting& meeting = burdens.meetings()[i];
      if (classes.costs(meeting, meeting.kinds[kind]) == Costs{chosen.burden, chosen.total}) alike.push_back(kind);
    }
    found.kinds.push_back(std::move(alike));
  }
  return found;
}

}  // namespace plenary::scheduler
