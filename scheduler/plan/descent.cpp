#include "scheduler/plan/descent.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <optional>
#include <span>
#include <tuple>
#include <utility>
#include <vector>

#include "scheduler/timetable/search_state.hpp"

namespace plenary::scheduler {

namespace {

/// Of two sessions that move together, so many starts of a kind are tried.
constexpr std::size_t starts_of_a_kind = 6;

class Descent {
 public:
  Descent(const Timetable& timetable, const CostModel& model, const PlanBurdens& burdens, Plan plan,
          const DescentLimits& limits)
      : burdens_(burdens),
        limits_(limits),
        state_(timetable, model, {}, std::move(plan)),
        carried_(burdens.carried(state_.plan())),
        outcome_(burdens.outcome(state_.plan(), state_.score())),
        change_(carried_.size()) {}

  Plan run() {
    while (!over() && (change_one() || change_two())) {
    }
    return state_.plan();
  }

 private:
  using Meeting = PlanBurdens::Meeting;
  struct Candidate {
    std::int64_t moved = 0;     ///< by its start
    std::int64_t moved_by = 0;  ///< in steps
    std::size_t rank = 0;       ///< of its kind: fairer ones first
    Grain start;
    auto order() const { return std::tie(moved, moved_by, rank); }
  };

  bool over() const { return work_ >= limits_.most_work || (limits_.stopped && limits_.stopped()); }
  const Meeting& meeting(std::size_t i) const { return burdens_.meetings()[i]; }
  std::size_t kind_now(std::size_t i) const { return meeting(i).kind(state_.plan()[i].start); }

  void change(std::size_t i, std::size_t from, std::size_t to) {
    const auto& before = meeting(i).kinds[from].burden;
    const auto& after = meeting(i).kinds[to].burden;
    for (std::size_t k = 0; k < after.size(); ++k) {
      if (after[k] == before[k]) continue;
      const std::size_t country = meeting(i).countries[k];
      if (change_[country] == 0) changed_.push_back(country);
      change_[country] += after[k] - before[k];
    }
  }

  /// Whether countries are worse off, by leximin: what both plans have alike does not matter.
  bool worse() {
    lost_.clear();
    gained_.clear();
    for (const std::size_t country : changed_) {
      if (change_[country] == 0) continue;
      lost_.push_back(carried_[country]);
      gained_.push_back(carried_[country] + change_[country]);
    }
    std::ranges::sort(lost_, std::greater{});
    std::ranges::sort(gained_, std::greater{});
    return gained_ > lost_;
  }

  /// What is fair about the plan if the sessions were of these kinds; nothing if countries are worse off.
  std::optional<PlanOutcome> fairness_with(std::span<const std::pair<std::size_t, std::size_t>> kinds) {
    ++work_;
    for (const auto& [i, kind] : kinds) change(i, kind_now(i), kind);
    std::optional<PlanOutcome> outcome;
    if (!worse()) {
      outcome.emplace();
      outcome->total = outcome_.total;
      for (const auto& [i, kind] : kinds) {
        outcome->total += meeting(i).kinds[kind].total - meeting(i).kinds[kind_now(i)].total;
      }
      std::vector<std::int64_t> carried = carried_;
      for (const std::size_t country : changed_) carried[country] += std::exchange(change_[country], 0);
      burdens_.compare_by(carried, *outcome);
    }
    for (const std::size_t country : changed_) change_[country] = 0;
    changed_.clear();
    return outcome;
  }

  /// Kinds of the session by how fair the plan would be; the present one among them. Alike ones have one rank.
  std::vector<std::optional<std::size_t>> ranked_kinds(std::size_t i) {
    std::vector<std::pair<PlanOutcome, std::size_t>> known;
    for (std::size_t kind = 0; kind < meeting(i).kinds.size(); ++kind) {
      const std::array one{std::pair{i, kind}};
      if (auto outcome = fairness_with(one)) known.emplace_back(std::move(*outcome), kind);
    }
    std::ranges::stable_sort(known, {}, &std::pair<PlanOutcome, std::size_t>::first);
    std::vector<std::optional<std::size_t>> ranks(meeting(i).kinds.size());
    std::size_t rank = 0;
    for (std::size_t k = 0; k < known.size(); ++k) {
      if (k > 0 && known[k].first != known[k - 1].first) ++rank;
      ranks[known[k].second] = rank;
    }
    return ranks;
  }

  bool change_one() {
    bool any = false;
    for (std::size_t i = 0; i < state_.meetings() && !over(); ++i) any = better_start(i) || any;
    return any;
  }

  bool better_start(std::size_t i) {
    const auto ranks = ranked_kinds(i);
    const Grain now = state_.plan()[i].start;
    const auto candidate_at = [&](Grain start, std::size_t rank) {
      const std::int64_t steps = meeting(i).steps_from_published(start);
      return Candidate{steps != 0 ? 1 : 0, steps, rank, start};
    };
    const Candidate present = candidate_at(now, ranks[meeting(i).kind(now)].value_or(ranks.size()));
    std::vector<Candidate> candidates;
    for (Grain start = meeting(i).starts.start; start < meeting(i).starts.end; ++start.index) {
      const auto rank = ranks[meeting(i).kind(start)];
      // With published sessions a start may be worth a heavier burden.
      if (!rank && !burdens_.anything_published()) continue;
      if (start == now || !state_.starts().allowed(i, start)) continue;
      Candidate candidate = candidate_at(start, rank.value_or(ranks.size()));
      if (candidate.order() <= present.order()) candidates.push_back(candidate);
    }
    std::ranges::stable_sort(candidates, [](const Candidate& a, const Candidate& b) { return a.order() < b.order(); });
    bool moved = false;
    for (const Candidate& candidate : candidates) {
      if (moved && candidate.order() > present_of(i, ranks).order()) break;
      if (try_at(i, candidate.start)) moved = true;
    }
    return moved;
  }

  Candidate present_of(std::size_t i, const std::vector<std::optional<std::size_t>>& ranks) const {
    const Grain now = state_.plan()[i].start;
    const std::int64_t steps = meeting(i).steps_from_published(now);
    return {steps != 0 ? 1 : 0, steps, ranks[meeting(i).kind(now)].value_or(ranks.size()), now};
  }

  RoomIndex room_for(std::size_t i, RoomSet free) const {
    const auto& published = meeting(i).published_room;
    if (published && (free >> position(*published) & 1U) != 0) return *published;
    return state_.room_for(i, free);
  }

  /// Moves the session there if that breaks nothing and is better.
  bool try_at(std::size_t i, Grain start) {
    const RoomSet free = state_.free_rooms(i, start);
    if (free == 0) return false;
    const Placement before = state_.plan()[i];
    const Placement to{start, room_for(i, free)};
    if (state_.cost_of(i, to).hard > state_.cost_of(i, before).hard) return false;
    state_.move(i, to);
    const std::array moved{Moved{i, before}};
    if (state_.score().hard == 0 && take_if_better(moved)) return true;
    state_.move(i, before);
    return false;
  }

  using Moved = std::pair<std::size_t, Placement>;  ///< a session and where it was

  /// Keeps the plan with these sessions moved if it is better than before.
  bool take_if_better(std::span<const Moved> moved) {
    ++work_;
    PlanOutcome outcome;
    outcome.moved = outcome_.moved;
    outcome.moved_by = outcome_.moved_by;
    outcome.total = outcome_.total;
    outcome.starts = outcome_.starts;
    std::vector<std::int64_t> carried = carried_;
    for (const auto& [i, before] : moved) {
      add(i, before, -1, outcome, carried);
      add(i, state_.plan()[i], 1, outcome, carried);
    }
    burdens_.compare_by(carried, outcome);
    outcome.tidiness = state_.score();
    if (!(outcome < outcome_)) return false;
    outcome_ = std::move(outcome);
    carried_ = std::move(carried);
    return true;
  }

  void add(std::size_t i, const Placement& at, std::int64_t sign, PlanOutcome& outcome,
           std::vector<std::int64_t>& carried) const {
    const Meeting& one = meeting(i);
    const PlanBurdens::Kind& kind = one.kinds[one.kind(at.start)];
    outcome.moved += sign * one.changes(at);
    outcome.moved_by += sign * one.steps_from_published(at.start);
    outcome.total += sign * kind.total;
    outcome.starts += sign * one.slot[one.index(at.start)];
    for (std::size_t k = 0; k < kind.burden.size(); ++k) carried[one.countries[k]] += sign * kind.burden[k];
  }

  bool change_two() {
    for (std::size_t i = 0; i < state_.meetings(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        if (over()) return false;
        if (exchange(i, j) || change_both(i, j)) return true;
      }
    }
    return false;
  }

  bool exchange(std::size_t i, std::size_t j) {
    const Placement at_i = state_.plan()[i];
    const Placement at_j = state_.plan()[j];
    if (at_i.start == at_j.start || !state_.starts().allowed(i, at_j.start) || !state_.starts().allowed(j, at_i.start))
      return false;
    const std::array kinds{std::pair{i, meeting(i).kind(at_j.start)}, std::pair{j, meeting(j).kind(at_i.start)}};
    if (!burdens_.anything_published() && !fairness_with(kinds)) return false;
    return try_both(i, at_j.start, j, at_i.start);
  }

  bool change_both(std::size_t i, std::size_t j) {
    for (std::size_t k = 0; k < meeting(i).kinds.size(); ++k) {
      for (std::size_t l = 0; l < meeting(j).kinds.size(); ++l) {
        if (over()) return false;
        const std::array kinds{std::pair{i, k}, std::pair{j, l}};
        auto fairness = fairness_with(kinds);
        if (!fairness) continue;
        fairness->moved = outcome_.moved;
        fairness->moved_by = outcome_.moved_by;
        if (std::tie(fairness->countries, fairness->regions, fairness->total) >=
            std::tie(outcome_.countries, outcome_.regions, outcome_.total)) {
          continue;
        }
        if (both_of_kinds(i, k, j, l)) return true;
      }
    }
    return false;
  }

  std::vector<Grain> some_starts(std::size_t i, std::size_t kind) const {
    std::vector<Grain> starts;
    for (Grain start = meeting(i).starts.start; start < meeting(i).starts.end; ++start.index) {
      if (meeting(i).kind(start) != kind || !state_.starts().allowed(i, start)) continue;
      starts.push_back(start);
      if (starts.size() == starts_of_a_kind) break;
    }
    return starts;
  }

  bool both_of_kinds(std::size_t i, std::size_t kind_i, std::size_t j, std::size_t kind_j) {
    for (const Grain at_i : some_starts(i, kind_i)) {
      for (const Grain at_j : some_starts(j, kind_j)) {
        if (try_both(i, at_i, j, at_j)) return true;
      }
    }
    return false;
  }

  bool try_both(std::size_t i, Grain at_i, std::size_t j, Grain at_j) {
    const Placement before_i = state_.plan()[i];
    const Placement before_j = state_.plan()[j];
    state_.lift(i);
    state_.lift(j);
    const auto drop_in = [&](std::size_t one, Grain start) {
      const RoomSet free = state_.rooms().free(one, start);
      if (free == 0) return false;
      state_.drop(one, {start, room_for(one, free)});
      return true;
    };
    const bool first = drop_in(i, at_i);
    const bool second = first && drop_in(j, at_j);
    const std::array moved{Moved{i, before_i}, Moved{j, before_j}};
    if (second && state_.score().hard == 0 && take_if_better(moved)) return true;
    if (second) state_.lift(j);
    if (first) state_.lift(i);
    state_.drop(j, before_j);
    state_.drop(i, before_i);
    return false;
  }

  const PlanBurdens& burdens_;
  const DescentLimits& limits_;
  SearchState state_;
  std::vector<std::int64_t> carried_;
  PlanOutcome outcome_;
  std::uint64_t work_ = 0;
  // Of the change that is judged.
  std::vector<std::int64_t> change_;  ///< by country
  std::vector<std::size_t> changed_;  ///< countries, some perhaps twice
  std::vector<std::int64_t> lost_;    ///< what they carry now
  std::vector<std::int64_t> gained_;  ///< and then
};

}  // namespace

Plan descend(const Timetable& timetable, const CostModel& model, const PlanBurdens& burdens, Plan plan,
             const DescentLimits& limits) {
  return Descent{timetable, model, burdens, std::move(plan), limits}.run();
}

}  // namespace plenary::scheduler
