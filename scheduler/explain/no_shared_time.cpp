#include "scheduler/explain/no_shared_time.hpp"

#include <algorithm>

namespace plenary::scheduler {

namespace {

bool have_a_time(const TimedChoices& timed, const std::vector<std::size_t>& sessions) {
  return sessions.empty() || !timed.common_times(sessions).empty();
}

/// Those of the group without which the rest would still have no time are left out, the last first.
std::vector<std::size_t> at_odds(const TimedChoices& timed, std::vector<std::size_t> sessions) {
  for (std::size_t i = sessions.size(); i-- > 0;) {
    auto others = sessions;
    others.erase(others.begin() + static_cast<std::ptrdiff_t>(i));
    if (!have_a_time(timed, others)) sessions = std::move(others);
  }
  return sessions;
}

}  // namespace

std::vector<SeriesChange> freer_times(const SeriesProblem& series, const SeriesLimits& limits) {
  std::vector<SeriesChange> changes;
  if (series.same_time == 0) return changes;
  SeriesLimits of_a_change = limits;
  of_a_change.most_work = limits.most_work / 10 + 1;
  const auto attempt = [&](int times, Message words) {
    SeriesProblem changed = series;
    changed.same_time = times;
    const SeriesCandidates candidates = candidates_of(changed);
    if (!candidates.impossible.empty()) return false;
    const auto worst = worst_of_fairest(changed, candidates, of_a_change);
    if (!worst) return false;
    WishChange change;
    change.what = WishChange::What::same_time;
    change.count = times;
    changes.push_back({std::move(words), change, *worst});
    return true;
  };
  for (int times = series.same_time + 1; times <= SeriesProblem::most_times; ++times) {
    if (sessions_at_one_time(series.sessions.size(), times).empty()) break;  // so many are a time for each
    if (attempt(times, {"change.same-time", {{"times", times}}})) break;
  }
  attempt(0, {"change.own-times", {}});
  return changes;
}

std::optional<NoSharedTime> no_shared_time(const SeriesProblem& series, const SeriesCandidates& candidates,
                                           const SeriesLimits& limits) {
  if (!candidates.timed) return std::nullopt;
  const TimedChoices& timed = *candidates.timed;
  const auto without =
      std::ranges::find_if(timed.groups, [&](const auto& group) { return !have_a_time(timed, group); });
  if (without == timed.groups.end()) return std::nullopt;
  return NoSharedTime{at_odds(timed, *without), freer_times(series, limits)};
}

}  // namespace plenary::scheduler
