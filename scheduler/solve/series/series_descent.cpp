#include "scheduler/solve/series/series_descent.hpp"

#include <algorithm>
#include <random>
#include <utility>

namespace plenary::scheduler {

namespace {

/// A plan that is bettered step by step.
class Descent {
 public:
  Descent(const SeriesChoices& choices, SeriesPlan plan)
      : choices_(choices), plan_(std::move(plan)), carried_(carried_after(choices, plan_)), value_(value_of(plan_)) {}

  void run() {
    while (change_one() || change_two()) {
    }
  }
  const SeriesPlan& plan() const { return plan_; }
  bool keeps_floors() const { return value_.first == 0; }
  const SeriesOutcome& outcome() const { return value_.second; }

 private:
  using Value = std::pair<std::size_t, SeriesOutcome>;  // sessions from the first that breaks a floor; then as leximin

  Value value_of(const SeriesPlan& plan) const {
    const auto broken = broken_floor(choices_, plan);
    return {broken ? plan.size() - *broken : 0, outcome_of(choices_, plan)};
  }

  /// Whether the heaviest burden would be over the one there is; then there is nothing to compare.
  bool hopeless(std::initializer_list<std::pair<std::size_t, std::size_t>> changes) const {
    if (value_.first != 0) return false;
    for (std::size_t c = 0; c < carried_.size(); ++c) {
      std::int64_t burden = carried_[c];
      for (const auto& [session, kind] : changes) {
        const auto& kinds = choices_.sessions[session];
        burden += kinds[kind].burden[c] - kinds[plan_[session]].burden[c];
      }
      if (burden > value_.second.countries.front()) return true;
    }
    return false;
  }

  bool take(std::initializer_list<std::pair<std::size_t, std::size_t>> changes) {
    if (hopeless(changes)) return false;
    SeriesPlan plan = plan_;
    for (const auto& [session, kind] : changes) plan[session] = kind;
    Value value = value_of(plan);
    if (!(value < value_)) return false;
    plan_ = std::move(plan);
    value_ = std::move(value);
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
            if (take({{t, k}, {s, l}})) return true;
          }
        }
      }
    }
    return false;
  }

  const SeriesChoices& choices_;
  SeriesPlan plan_;
  std::vector<std::int64_t> carried_;
  Value value_;
};

}  // namespace

std::optional<SeriesPlan> descend(const SeriesChoices& choices, std::uint64_t seed, int starts) {
  std::mt19937_64 random{seed};
  std::optional<Descent> best;
  for (int i = 0; i < starts; ++i) {
    SeriesPlan plan;
    for (const auto& kinds : choices.sessions) plan.push_back(random() % kinds.size());
    Descent descent(choices, std::move(plan));
    descent.run();
    if (!descent.keeps_floors()) continue;
    if (!best || descent.outcome() < best->outcome()) best.emplace(descent);
  }
  if (!best) return std::nullopt;
  return best->plan();
}

}  // namespace plenary::scheduler
