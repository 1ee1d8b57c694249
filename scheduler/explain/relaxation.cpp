#include "scheduler/explain/relaxation.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "calendar/civil/iso.hpp"
#include "scheduler/slot/ranking.hpp"

namespace plenary::scheduler {

namespace {

/// For each constraint, the slots that all the others allow. Two sweeps instead of all pairs.
std::vector<SlotSet> allowed_without(const Solution& solution) {
  const auto& constraints = solution.constraints;
  const std::size_t slots = solution.availability.grid().size();
  std::vector<SlotSet> result(constraints.size(), SlotSet(slots, true));
  SlotSet before(slots, true);
  for (std::size_t i = 0; i < constraints.size(); ++i) {
    result[i] &= before;
    before &= constraints[i].allowed;
  }
  SlotSet after(slots, true);
  for (std::size_t i = constraints.size(); i-- > 0;) {
    result[i] &= after;
    after &= constraints[i].allowed;
  }
  return result;
}

std::optional<Relaxation> priced(std::string change, const Problem& problem, const Solution& solution) {
  if (solution.ranking.empty()) return std::nullopt;
  const Slot best = solution.ranking.front();
  const auto burdens = sorted_burdens(problem, solution.availability, best);
  return Relaxation{std::move(change), solution.ranking.size(), solution.availability.grid().start(best),
                    burdens.empty() ? Burden{} : burdens.front(), total_burden(solution.availability, best)};
}

/// The problem changed by `change` and solved again.
template <class Change>
std::optional<Relaxation> after(std::string words, const Problem& problem, Change change) {
  Problem changed = problem;
  change(changed);
  return priced(std::move(words), changed, solve(changed));
}

void try_waivers(const Problem& problem, const Participant& who, std::vector<Relaxation>& found) {
  const auto attempt = [&](Waiver::What what, const char* words) {
    auto relaxation =
        after(fmt::format("waive {} of {}", words, who.delegation->name.en), problem, [&](Problem& changed) {
          changed.waivers.push_back({who.delegation->id, what, std::nullopt});
        });
    if (relaxation) found.push_back(std::move(*relaxation));
  };
  attempt(Waiver::What::holiday, "the public holidays");
  attempt(Waiver::What::rest_day, "the rest days");
  if (who.delegation->friday_prayer.level == calendar::PrayerLevel::hard) {
    attempt(Waiver::What::friday_prayer, "the Friday prayer");
  }
}

}  // namespace

std::vector<Removal> removals(const Solution& solution) {
  const auto without = allowed_without(solution);
  std::vector<Removal> result;
  for (std::size_t i = 0; i < without.size(); ++i) {
    const SlotSet forbidden = solution.constraints[i].allowed.complement();
    SlotSet alone = forbidden;
    alone &= without[i];
    result.push_back({solution.constraints[i].name, forbidden.count(), alone.count()});
  }
  return result;
}

std::vector<Relaxation> relaxations(const Problem& problem, const Solution& solution) {
  std::vector<Relaxation> found;
  const auto without = allowed_without(solution);
  for (std::size_t i = 0; i < without.size(); ++i) {
    if (without[i].empty()) continue;
    Solution relaxed{solution.availability, {}, without[i], rank(problem, solution.availability, without[i])};
    if (auto relaxation = priced(solution.constraints[i].relaxed, problem, relaxed))
      found.push_back(std::move(*relaxation));
  }
  // Attendance comes first among the constraints, in the order of the participants.
  std::size_t constraint = 0;
  for (const Participant& who : problem.participants) {
    if (!must_attend(who.role)) continue;
    if (!without[constraint++].empty()) try_waivers(problem, who, found);
  }
  const auto last = calendar::sys_days{problem.window.last} + calendar::days{7};
  if (auto later = after(fmt::format("extend the window by a week, to {}", calendar::to_iso(calendar::Date{last})),
                         problem, [&](Problem& changed) { changed.window.last = calendar::Date{last}; })) {
    found.push_back(std::move(*later));
  }
  for (auto shorter = problem.duration - problem.grid; shorter >= problem.duration / 2 && shorter.count() > 0;
       shorter -= problem.grid) {
    auto cut = after(fmt::format("shorten the session to {} minutes", shorter.count()), problem,
                     [&](Problem& changed) { changed.duration = shorter; });
    if (!cut) continue;
    found.push_back(std::move(*cut));
    break;
  }
  std::stable_sort(found.begin(), found.end(), [](const Relaxation& a, const Relaxation& b) {
    return std::pair{a.worst, a.total} < std::pair{b.worst, b.total};
  });
  return found;
}

}  // namespace plenary::scheduler
