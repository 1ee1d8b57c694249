#include "scheduler/explain/floor_hits.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "scheduler/burden/projection.hpp"
#include "scheduler/explain/no_shared_time.hpp"
#include "scheduler/series/chosen_slots.hpp"

namespace plenary::scheduler {

namespace {

/// What a country carried at its past invitations, and the least that each session can cost it; in order of time.
struct Course {
  std::vector<Burden> burdens;
  std::size_t sessions = 0;  ///< how many of them are yet to come
};

Course best_course(const SeriesProblem& series, const SeriesCandidates& candidates, std::size_t participant) {
  Course course;
  const Problem& first = series.sessions.front();
  for (const PastSession& session : first.ledger.sessions) {
    const LedgerEntry* entry = session.find(first.participants[participant].delegation->id.value);
    if (entry != nullptr) course.burdens.push_back(entry->burden);
  }
  for (const Solution& session : candidates.sessions) {
    std::optional<Burden> least;
    for (const Slot slot : session.ranking) {
      const Burden burden = session.availability.burden(participant, slot);
      least = least ? std::min(*least, burden) : burden;
    }
    course.burdens.push_back(least.value_or(Burden{}));
    ++course.sessions;
  }
  return course;
}

/// The most that it carries at two invitations in a row, of which the later is yet to come: the lighter of the two.
Burden twice_in_a_row(const Course& course) {
  Burden most;
  for (std::size_t i = std::max<std::size_t>(1, course.burdens.size() - course.sessions); i < course.burdens.size();
       ++i)
    most = std::max(most, std::min(course.burdens[i - 1], course.burdens[i]));
  return most;
}

/// Where a session that is yet to come costs something, the fewest of the last `of` that cost nothing; invitations
/// before the first count as free.
int fewest_free(const Course& course, int of) {
  int fewest = of;
  for (std::size_t i = course.burdens.size() - course.sessions; i < course.burdens.size(); ++i) {
    if (course.burdens[i] == Burden{}) continue;
    int free = of;
    for (std::size_t back = 0; back < static_cast<std::size_t>(of) && back <= i; ++back)
      free -= course.burdens[i - back] > Burden{} ? 1 : 0;
    fewest = std::min(fewest, free);
  }
  return fewest;
}

class FloorSearch {
 public:
  FloorSearch(const SeriesProblem& series, const SeriesCandidates& candidates, const SeriesLimits& limits)
      : series_(series), limits_(limits) {
    limits_.most_work = limits.most_work / 10 + 1;
    const Problem& first = series.sessions.front();
    for (std::size_t p = 0; p < first.participants.size(); ++p) {
      if (first.participants[p].counts_fairly()) judge(p, best_course(series, candidates, p));
    }
  }

  BrokenFloors told() {
    if (series_.floors.free) ease_free();
    if (series_.floors.most_twice) ease_twice();
    for (SeriesChange& change : freer_times(series_, limits_)) broken_.changes.push_back(std::move(change));
    return std::move(broken_);
  }

 private:
  void judge(std::size_t participant, const Course& course) {
    const LocalizedText& country = series_.sessions.front().participants[participant].delegation->name;
    if (const auto& floor = series_.floors.free) {
      const int free = fewest_free(course, floor->of);
      if (free < floor->least) {
        broken_.hits.push_back({participant,
                                {"floor.free-of-cost",
                                 {{"country", country}, {"free", free}, {"least", floor->least}, {"of", floor->of}}}});
        least_ = std::min(least_.value_or(floor->least), free);
      }
    }
    if (const auto& floor = series_.floors.most_twice) {
      const Burden twice = twice_in_a_row(course);
      if (twice > Burden::of_points(*floor)) {
        broken_.hits.push_back(
            {participant, {"floor.twice", {{"country", country}, {"points", twice.shown_points()}, {"most", *floor}}}});
        const auto whole = (twice.units() + Burden::units_per_point - 1) / Burden::units_per_point;
        most_ = std::max(most_.value_or(*floor), static_cast<int>(whole));
      }
    }
  }

  void ease_free() {
    const auto& floor = *series_.floors.free;
    for (int least = std::min(floor.least - 1, least_.value_or(floor.least)); least >= 0; --least) {
      WishChange change;
      change.what = WishChange::What::free_of_cost;
      change.count = least;
      SeriesProblem changed = series_;
      if (least == 0) {
        changed.floors.free.reset();
      } else {
        changed.floors.free->least = least;
      }
      if (attempt(changed, {"change.free-of-cost", {{"count", least}, {"of", floor.of}}}, change)) return;
    }
  }

  void ease_twice() {
    if (!most_) return;
    WishChange change;
    change.what = WishChange::What::most_twice;
    change.count = *most_;
    SeriesProblem changed = series_;
    changed.floors.most_twice = *most_;
    attempt(changed, {"change.points-twice", {{"count", *most_}}}, change);
  }

  bool attempt(const SeriesProblem& changed, Message words, const WishChange& change) {
    const SeriesCandidates candidates = candidates_of(changed);
    if (!candidates.impossible.empty()) return false;
    const auto worst = worst_of_fairest(changed, candidates, limits_);
    if (worst) broken_.changes.push_back({std::move(words), change, *worst});
    return worst.has_value();
  }

  const SeriesProblem& series_;
  SeriesLimits limits_;
  BrokenFloors broken_;
  std::optional<int> least_;  ///< that the country that is hit most could keep
  std::optional<int> most_;   ///< points that the country that is hit most carries twice
};

}  // namespace

std::optional<Burden> worst_of_fairest(const SeriesProblem& series, const SeriesCandidates& candidates,
                                       const SeriesLimits& limits) {
  const std::vector<Slot> slots = choose(series, candidates, limits).slots;
  if (slots.empty()) return std::nullopt;
  Burden worst;
  const Problem& first = series.sessions.front();
  for (std::size_t p = 0; p < first.participants.size(); ++p) {
    if (!first.participants[p].counts_fairly()) continue;
    Burden carried = past_burden(first, p);
    for (std::size_t t = 0; t < slots.size(); ++t) carried += candidates.sessions[t].availability.burden(p, slots[t]);
    worst = std::max(worst, carried);
  }
  return worst;
}

BrokenFloors broken_floors(const SeriesProblem& series, const SeriesCandidates& candidates,
                           const SeriesLimits& limits) {
  return FloorSearch(series, candidates, limits).told();
}

}  // namespace plenary::scheduler
