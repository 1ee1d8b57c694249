#include "scheduler/series/shared_times.hpp"

#include <algorithm>
#include <utility>

namespace plenary::scheduler {

namespace {

/// Units that each class carries, and all together.
struct Sums {
  std::vector<std::int64_t> carried;
  std::int64_t total = 0;

  Sums& operator+=(const Sums& other) {
    for (std::size_t c = 0; c < carried.size(); ++c) carried[c] += other.carried[c];
    total += other.total;
    return *this;
  }
};

/// No more in anything than either.
Sums lesser(Sums a, const Sums& b) {
  for (std::size_t c = 0; c < a.carried.size(); ++c) a.carried[c] = std::min(a.carried[c], b.carried[c]);
  a.total = std::min(a.total, b.total);
  return a;
}

/// The least that one of the kinds costs each class, whichever it is for each.
Sums least_of(const std::vector<SlotKind>& kinds) {
  Sums least{kinds.front().burden, kinds.front().total};
  for (const SlotKind& kind : kinds) least = lesser(std::move(least), {kind.burden, kind.total});
  return least;
}

class TimedSearch {
 public:
  TimedSearch(const TimedChoices& choices, const SeriesLimits& limits, const SeriesSearch& by)
      : choices_(choices), limits_(limits), order_{&by, ceiling_of(choices)} {
    for (std::size_t g = 0; g < choices.groups.size(); ++g) times_.push_back(choices.common_times(choices.groups[g]));
  }

  TimedResult run(const std::optional<TimedPlan>& known) {
    if (std::ranges::any_of(times_, [](const auto& times) { return times.empty(); })) {
      found_.result.status = SeriesStatus::infeasible;
      return std::move(found_);
    }
    add_least();
    if (known) take(known->times, choices_.at_times(known->times), known->plan);
    begin();
    judge(prove());
    return std::move(found_);
  }

 private:
  static std::int64_t ceiling_of(const TimedChoices& choices) {
    SeriesChoices all = choices.any;
    for (std::size_t t = 0; t < all.sessions.size(); ++t) {
      for (const auto& [time, kinds] : choices.at[t])
        all.sessions[t].insert(all.sessions[t].end(), kinds.begin(), kinds.end());
    }
    return all.ceiling();
  }

  void add_least() {
    const std::size_t classes = choices_.any.classes.size();
    for (const CountryClass& one : choices_.any.classes) from_the_start_.carried.push_back(one.past);
    std::vector<bool> grouped(choices_.any.sessions.size(), false);
    for (std::size_t g = 0; g < times_.size(); ++g) {
      least_.emplace_back();
      for (const calendar::TimeOfDay time : times_[g]) {
        Sums sum{std::vector<std::int64_t>(classes, 0), 0};
        for (const std::size_t t : choices_.groups[g]) sum += least_of(choices_.at[t].at(time));
        least_.back().push_back(std::move(sum));
      }
      for (const std::size_t t : choices_.groups[g]) grouped[t] = true;
    }
    for (std::size_t t = 0; t < grouped.size(); ++t) {
      if (!grouped[t]) from_the_start_ += least_of(choices_.any.sessions[t]);
    }
    // Of each group and those after it.
    to_come_.assign(times_.size() + 1, {std::vector<std::int64_t>(classes, 0), 0});
    for (std::size_t g = times_.size(); g-- > 0;) {
      Sums least = least_[g].front();
      for (const Sums& one : least_[g]) least = lesser(std::move(least), one);
      to_come_[g] = to_come_[g + 1];
      to_come_[g] += least;
    }
  }

  SeriesOutcome outcome(const Sums& sums) const { return outcome_of(choices_.any, sums.carried, sums.total); }

  /// Even the least is worse than the winner. What carries the same may still begin earlier.
  bool is_excluded(const Sums& least) const {
    return bar_ && order_.by->compare(outcome(least), *bar_, order_.ceiling) > 0;
  }

  bool may_go_on() {
    work_ += choices_.any.classes.size() + 1;
    if (work_ >= limits_.most_work) return false;
    constexpr std::size_t now_and_then = 1'000'000;
    if (!limits_.go_on || work_ < asked_ + now_and_then) return true;
    asked_ = work_;
    return limits_.go_on(work_);
  }

  /// A good plan to begin with: group after group takes the time whose least is best beside those of the others, until
  /// none changes.
  void begin() {
    std::vector<std::size_t> chosen(times_.size(), 0);
    constexpr int most_rounds = 8;
    bool changed = true;
    for (int round = 0; changed && round < most_rounds; ++round) {
      changed = false;
      for (std::size_t g = 0; g < times_.size(); ++g) {
        Sums others = from_the_start_;
        for (std::size_t h = 0; h < times_.size(); ++h) {
          if (h != g) others += least_[h][chosen[h]];
        }
        std::optional<SeriesOutcome> best;
        std::size_t at = chosen[g];
        for (std::size_t j = 0; j < times_[g].size(); ++j) {
          Sums sums = others;
          sums += least_[g][j];
          SeriesOutcome here = outcome(sums);
          if (best && !order_.better(here, *best)) continue;
          best = std::move(here);
          at = j;
        }
        changed = changed || at != chosen[g];
        chosen[g] = at;
      }
    }
    GroupTimes times;
    for (std::size_t g = 0; g < times_.size(); ++g) times.push_back(times_[g][chosen[g]]);
    TimesProof proof;
    settle(times, proof);
  }

  /// A proof names the winner that nothing beats: where a better one was met, all are made again.
  bool prove() {
    bool complete = true;
    do {
      is_better_ = false;
      found_.shared.proofs.clear();
      complete = visit(0, from_the_start_);
    } while (complete && is_better_);
    if (!complete) found_.shared.proofs.clear();
    return complete;
  }

  /// All times of this group and those after it. False if the search has ended.
  bool visit(std::size_t group, const Sums& sums) {
    if (!may_go_on()) return false;
    Sums least = sums;
    least += to_come_[group];
    if (is_excluded(least)) return true;
    if (group == times_.size()) {
      found_.shared.proofs.push_back({at_, SeriesSpace::Order::free, {}});
      return settle(at_, found_.shared.proofs.back());
    }
    for (std::size_t j = 0; j < times_[group].size(); ++j) {
      at_.push_back(times_[group][j]);
      Sums next = sums;
      next += least_[group][j];
      const bool goes_on = visit(group + 1, next);
      at_.pop_back();
      if (!goes_on) return false;
    }
    return true;
  }

  /// Takes the best plan at `times` if it is better than the winner; tells `proof` why nothing else there is. False if
  /// the work is done before that is known.
  bool settle(const GroupTimes& times, TimesProof& proof) {
    const SeriesChoices left = choices_.at_times(times);
    if (!left.has_floors()) return search(times, left, left, SeriesSpace::Order::free, proof);
    // Without floors the order of the sessions is free, which leaves far fewer plans.
    SeriesChoices relaxed = left;
    relaxed.floors = {};
    if (search(times, left, relaxed, SeriesSpace::Order::free, proof)) return true;
    return !is_out_of_work() && search(times, left, left, SeriesSpace::Order::matters, proof);
  }

  bool is_out_of_work() const { return work_ >= limits_.most_work; }

  /// Searches `choices`, which allow no less than `left`. False if not everything there is known to be no better.
  bool search(const GroupTimes& times, const SeriesChoices& left, const SeriesChoices& choices,
              SeriesSpace::Order order, TimesProof& proof) {
    const SeriesSpace space(choices, order);
    SeriesLimits limits = limits_;
    limits.most_work = limits_.most_work - std::min(work_, limits_.most_work);
    ProofSearch search(space, order_, limits);
    std::size_t counted = 0;
    while (true) {
      const auto end = search.run(winner_);
      work_ += search.work() - counted;
      counted = search.work();
      if (end == ProofSearch::End::proved) {
        proof.order = order;
        proof.proof = search.proof();
        return true;
      }
      if (end == ProofSearch::End::exhausted) return false;
      SeriesPlan plan = search.found();
      if (left.has_floors() && order == SeriesSpace::Order::free) {
        auto kept = arranged(left, space.groups, plan, limits_.most_work / 100 + 1);
        if (!kept) return false;
        plan = std::move(*kept);
      }
      take(times, left, plan);
    }
  }

  void take(const GroupTimes& times, const SeriesChoices& left, const SeriesPlan& plan) {
    SeriesOutcome here = outcome_of(left, plan);
    if (winner_ && !order_.better(here, *winner_)) return;
    is_better_ = true;
    winner_ = here;
    bar_ = here;
    bar_->starts.clear();
    found_.result.plan = plan;
    found_.result.outcome = std::move(here);
    found_.shared.times = times;
    found_.shared.choices = left;
  }

  void judge(bool complete) {
    SeriesResult& result = found_.result;
    result.work = work_;
    if (!winner_) {
      result.status = complete ? SeriesStatus::infeasible : SeriesStatus::unknown;
      return;
    }
    result.status = complete ? SeriesStatus::optimal : SeriesStatus::feasible;
    if (result.outcome.countries.empty()) return;
    const bool asks_heaviest = order_.by->first == SeriesSearch::First::heaviest;
    Sums least = from_the_start_;
    least += to_come_.front();
    result.least_heaviest =
        complete && asks_heaviest ? result.outcome.countries.front() : outcome(least).countries.front();
  }

  const TimedChoices& choices_;
  const SeriesLimits& limits_;
  SeriesOrder order_;
  std::vector<GroupTimes> times_;         ///< by group: those that it can have
  std::vector<std::vector<Sums>> least_;  ///< by group and time
  std::vector<Sums> to_come_;             ///< by group: the least of it and those after it
  Sums from_the_start_;                   ///< the past, and the least of the sessions of no group
  GroupTimes at_;                         ///< of the groups so far
  bool is_better_ = false;                ///< a better winner was met on this way through all times
  std::optional<SeriesOutcome> winner_;
  std::optional<SeriesOutcome> bar_;  ///< the winner's, whenever it begins
  std::size_t work_ = 0;
  std::size_t asked_ = 0;
  TimedResult found_;
};

}  // namespace

std::vector<calendar::TimeOfDay> TimedChoices::common_times(const std::vector<std::size_t>& sessions) const {
  std::vector<calendar::TimeOfDay> times;
  for (const auto& [time, kinds] : at[sessions.front()]) {
    if (std::ranges::all_of(sessions, [&, one = time](std::size_t t) { return at[t].contains(one); }))
      times.push_back(time);
  }
  return times;
}

SeriesChoices TimedChoices::at_times(const GroupTimes& times) const {
  SeriesChoices left = any;
  for (std::size_t g = 0; g < groups.size(); ++g) {
    for (const std::size_t t : groups[g]) left.sessions[t] = at[t].at(times[g]);
  }
  return left;
}

TimedResult solve(const TimedChoices& choices, const SeriesLimits& limits, const SeriesSearch& by,
                  const std::optional<TimedPlan>& known) {
  return TimedSearch(choices, limits, by).run(known);
}

}  // namespace plenary::scheduler
