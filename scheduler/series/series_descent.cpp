#include "scheduler/series/series_descent.hpp"

#include <algorithm>
#include <random>
#include <utility>

namespace plenary::scheduler {

namespace {

/// A plan that is bettered step by step.
class Descent {
 public:
  Descent(const SeriesChoices& choices, const SeriesOrder& order, SeriesPlan plan)
      : choices_(choices),
        order_(order),
        plan_(std::move(plan)),
        carried_(carried_after(choices, plan_)),
        broken_(broken(plan_)),
        outcome_(outcome_of(choices, plan_)) {}

  void run() {
    while (change_one() || change_two()) {
    }
  }
  const SeriesPlan& plan() const { return plan_; }
  bool keeps_floors() const { return broken_ == 0; }
  const SeriesOutcome& outcome() const { return outcome_; }

 private:
  /// How many sessions there are from the first that breaks a floor.
  std::size_t broken(const SeriesPlan& plan) const {
    const auto first = broken_floor(choices_, plan);
    return first ? plan.size() - *first : 0;
  }

  using Changes = std::initializer_list<std::pair<std::size_t, std::size_t>>;  // session, kind

  /// Whether what the rule asks first would be more than it is; then there is nothing to compare.
  bool hopeless(Changes changes) const {
    if (broken_ != 0 || order_.by->first == SeriesSearch::First::anything) return false;
    if (order_.by->first == SeriesSearch::First::total) {
      std::int64_t more = 0;
      for (const auto& [session, kind] : changes) {
        const auto& kinds = choices_.sessions[session];
        more += kinds[kind].total - kinds[plan_[session]].total;
      }
      return more > 0;
    }
    for (std::size_t c = 0; c < carried_.size(); ++c) {
      std::int64_t burden = carried_[c];
      for (const auto& [session, kind] : changes) {
        const auto& kinds = choices_.sessions[session];
        burden += kinds[kind].burden[c] - kinds[plan_[session]].burden[c];
      }
      if (burden > outcome_.countries.front()) return true;
    }
    return false;
  }

  bool take(Changes changes) {
    --tries_left_;
    if (hopeless(changes)) return false;
    tries_left_ -= static_cast<std::int64_t>(plan_.size());  // as much dearer
    SeriesPlan plan = plan_;
    for (const auto& [session, kind] : changes) plan[session] = kind;
    const std::size_t broken_there = broken(plan);
    if (broken_there > broken_) return false;
    SeriesOutcome outcome = outcome_of(choices_, plan);
    if (broken_there == broken_ && !order_.better(outcome, outcome_)) return false;
    plan_ = std::move(plan);
    broken_ = broken_there;
    outcome_ = std::move(outcome);
    carried_ = carried_after(choices_, plan_);
    return true;
  }

  bool change_one() {
    bool any = false;
    for (std::size_t t = 0; t < plan_.size(); ++t) {
      for (std::size_t k = 0; k < choices_.sessions[t].size(); ++k) any = take({{t, k}}) || any;
    }
    return any;
  }

  bool change_two() {
    for (std::size_t t = 0; t < plan_.size(); ++t) {
      for (std::size_t s = 0; s < t; ++s) {
        for (std::size_t k = 0; k < choices_.sessions[t].size(); ++k) {
          for (std::size_t l = 0; l < choices_.sessions[s].size(); ++l) {
            if (tries_left_ <= 0) return false;
            if (take({{t, k}, {s, l}})) return true;
          }
        }
      }
    }
    return false;
  }

  const SeriesChoices& choices_;
  SeriesOrder order_;
  SeriesPlan plan_;
  std::vector<std::int64_t> carried_;
  std::size_t broken_;
  SeriesOutcome outcome_;
  std::int64_t tries_left_ = 2'000'000;  // for changes of two sessions; about a tenth of a second
};

}  // namespace

std::optional<SeriesPlan> descend(const SeriesChoices& choices, const SeriesOrder& order, std::uint64_t seed,
                                  int starts) {
  std::mt19937_64 random{seed};
  std::optional<Descent> best;
  for (int i = 0; i < starts; ++i) {
    SeriesPlan plan;
    for (const auto& kinds : choices.sessions) plan.push_back(random() % kinds.size());
    Descent descent(choices, order, std::move(plan));
    descent.run();
    if (!descent.keeps_floors()) continue;
    if (!best || order.better(descent.outcome(), best->outcome())) best.emplace(descent);
  }
  if (!best) return std::nullopt;
  return best->plan();
}

}  // namespace plenary::scheduler
