#include <catch2/catch.hpp>

#include <cmath>
#include <functional>
#include <random>

#include "random_series.hpp"
#include "scheduler/series/series_descent.hpp"
#include "scheduler/series/solve_series.hpp"

using namespace plenary::scheduler;
using namespace plenary::scheduler::testing;

namespace {

/// The measure of the best of all plans; nothing if none keeps the floors.
std::optional<std::vector<std::int64_t>> best_of_all(const SeriesChoices& choices, const WelfareRule& rule = leximin) {
  std::optional<std::vector<std::int64_t>> best;
  SeriesPlan plan(choices.sessions.size(), 0);
  const std::function<void(std::size_t)> choose = [&](std::size_t t) {
    if (t == plan.size()) {
      if (!keeps_floors(choices, plan)) return;
      auto value = measure(choices, rule, plan);
      if (!best || value < *best) best = std::move(value);
      return;
    }
    for (plan[t] = 0; plan[t] < choices.sessions[t].size(); ++plan[t]) choose(t + 1);
    plan[t] = 0;
  };
  choose(0);
  return best;
}

}  // namespace

TEST_CASE("The fairest plan of a series is the one that trying every plan finds") {
  std::mt19937_64 random{20270101};
  int found = 0;
  int none = 0;
  int grouped = 0;
  for (int round = 0; round < 3000; ++round) {
    const SeriesChoices all = random_choices(random);
    const auto expected = best_of_all(all);
    SeriesChoices choices = all;
    for (auto& kinds : choices.sessions) keep_undominated(kinds);
    // With and without a good plan to begin with: the search itself must find what is better.
    SeriesLimits limits;
    limits.starts = round % 2 == 0 ? 0 : 2;
    const SeriesResult result = solve(choices, limits);
    INFO("round " << round);
    REQUIRE((result.status == SeriesStatus::optimal || result.status == SeriesStatus::infeasible));
    REQUIRE((result.status == SeriesStatus::optimal) == expected.has_value());
    ++(expected ? found : none);
    grouped += SeriesSpace(choices, SeriesSpace::Order::free).groups.size() < choices.sessions.size();
    if (!expected) continue;
    REQUIRE(keeps_floors(choices, result.plan));
    REQUIRE(measure(choices, result.plan) == *expected);
    REQUIRE(result.least_heaviest == expected->front());
  }
  CHECK(found > 2000);
  CHECK(none > 50);
  CHECK(grouped > 300);
}

TEST_CASE("Plans of the least total and of the least heaviest burden are those that trying every plan finds") {
  std::mt19937_64 random{20270104};
  int differ = 0;
  for (int round = 0; round < 1500; ++round) {
    SeriesChoices choices = random_choices(random);
    const WelfareRule& rule = round % 2 == 0 ? minimum_total : minimax;
    const auto expected = best_of_all(choices, rule);
    const auto fairest = best_of_all(choices);
    for (auto& kinds : choices.sessions) keep_undominated(kinds);
    SeriesLimits limits;
    limits.starts = round % 4 < 2 ? 0 : 2;
    const SeriesResult result = solve(choices, limits, *rule.series);
    INFO("round " << round);
    REQUIRE((result.status == SeriesStatus::optimal) == expected.has_value());
    if (!expected) continue;
    REQUIRE(keeps_floors(choices, result.plan));
    REQUIRE(measure(choices, rule, result.plan) == *expected);
    REQUIRE(result.least_heaviest <= fairest->front());
    differ += measure(choices, result.plan) != *fairest;
  }
  CHECK(differ > 100);
}

TEST_CASE("The plan of the largest product is the one that trying every plan finds") {
  std::mt19937_64 random{20270105};
  int differ = 0;
  for (int round = 0; round < 1000; ++round) {
    SeriesChoices choices = random_choices(random);
    for (auto& kinds : choices.sessions) keep_undominated(kinds);
    const double ceiling = static_cast<double>(choices.ceiling());
    // Of products that a double cannot tell apart leximin's favourite.
    std::optional<std::pair<double, std::vector<std::int64_t>>> expected;
    SeriesPlan plan(choices.sessions.size(), 0);
    const std::function<void(std::size_t)> choose = [&](std::size_t t) {
      if (t == plan.size()) {
        if (!keeps_floors(choices, plan)) return;
        double logarithm = 0;
        auto value = measure(choices, plan);
        for (std::size_t i = 0; i < choices.countries(); ++i)
          logarithm += std::log(ceiling - static_cast<double>(value[i]));
        const bool same = expected && std::abs(logarithm - expected->first) < 1e-11;
        if (!expected || (same ? value < expected->second : logarithm > expected->first))
          expected = {logarithm, std::move(value)};
        return;
      }
      for (plan[t] = 0; plan[t] < choices.sessions[t].size(); ++plan[t]) choose(t + 1);
      plan[t] = 0;
    };
    choose(0);
    SeriesLimits limits;
    limits.starts = round % 2 == 0 ? 0 : 2;
    const SeriesResult result = solve(choices, limits, *proportional.series);
    INFO("round " << round);
    REQUIRE((result.status == SeriesStatus::optimal) == expected.has_value());
    if (!expected) continue;
    REQUIRE(keeps_floors(choices, result.plan));
    REQUIRE(measure(choices, result.plan) == expected->second);
    differ += measure(choices, result.plan) != *best_of_all(choices);
  }
  CHECK(differ > 50);
}

TEST_CASE("What a bound says some country carries in every plan, some country does carry") {
  std::mt19937_64 random{20270102};
  int unproved = 0;
  for (int round = 0; round < 1000; ++round) {
    SeriesChoices choices = random_choices(random);
    const auto expected = best_of_all(choices);
    for (auto& kinds : choices.sessions) keep_undominated(kinds);
    SeriesLimits limits;
    limits.most_work = 3;
    limits.starts = 1;
    const SeriesResult result = solve(choices, limits);
    INFO("round " << round);
    if (result.plan.empty()) continue;
    REQUIRE(keeps_floors(choices, result.plan));
    REQUIRE(result.least_heaviest <= expected->front());
    REQUIRE(*expected <= measure(choices, result.plan));
    unproved += result.status == SeriesStatus::feasible;
  }
  CHECK(unproved > 100);
}

TEST_CASE("Every descent ends in a plan that no other kind of one session betters") {
  std::mt19937_64 random{20270103};
  for (int round = 0; round < 300; ++round) {
    const SeriesChoices choices = random_choices(random);
    const auto plan = descend(choices, {leximin.series, 0}, 7, 3);
    if (!plan) continue;
    REQUIRE(keeps_floors(choices, *plan));
    const auto value = measure(choices, *plan);
    for (std::size_t t = 0; t < plan->size(); ++t) {
      SeriesPlan other = *plan;
      for (other[t] = 0; other[t] < choices.sessions[t].size(); ++other[t]) {
        if (keeps_floors(choices, other)) REQUIRE(value <= measure(choices, other));
      }
    }
  }
}
