#include <catch2/catch.hpp>

#include <functional>
#include <random>

#include "random_series.hpp"
#include "scheduler/series/shared_times.hpp"

using namespace plenary::scheduler;
using namespace plenary::scheduler::testing;
using plenary::calendar::TimeOfDay;

namespace {

/// A series whose slots begin at one of three times of the day, and which of its sessions share one.
struct RandomTimes {
  SeriesChoices all;
  std::vector<std::vector<TimeOfDay>> time;      ///< by session and kind
  std::vector<std::vector<std::size_t>> groups;  ///< of sessions
};

RandomTimes random_times(std::mt19937_64& random) {
  RandomTimes sample{random_choices(random), {}, {}};
  for (const auto& kinds : sample.all.sessions) {
    sample.time.emplace_back();
    for (std::size_t k = 0; k < kinds.size(); ++k)
      sample.time.back().push_back(TimeOfDay{60 * static_cast<int>(9 + random() % 3)});
  }
  // One group, two that alternate, or one that leaves sessions out.
  sample.groups.resize(1 + random() % 2);
  const std::size_t first = random() % 2;
  for (std::size_t t = first; t < sample.all.sessions.size(); ++t) sample.groups[t % sample.groups.size()].push_back(t);
  std::erase_if(sample.groups, [](const auto& group) { return group.empty(); });
  return sample;
}

TimedChoices timed(const RandomTimes& sample) {
  TimedChoices choices{sample.all, {}, sample.groups};
  choices.at.resize(sample.all.sessions.size());
  for (const auto& group : sample.groups) {
    for (const std::size_t t : group) {
      for (std::size_t k = 0; k < sample.time[t].size(); ++k)
        choices.at[t][sample.time[t][k]].push_back(sample.all.sessions[t][k]);
      for (auto& [time, kinds] : choices.at[t]) keep_undominated(kinds);
    }
  }
  for (auto& kinds : choices.any.sessions) keep_undominated(kinds);
  return choices;
}

bool shares_times(const RandomTimes& sample, const SeriesPlan& plan) {
  for (const auto& group : sample.groups) {
    for (const std::size_t t : group) {
      if (sample.time[t][plan[t]] != sample.time[group.front()][plan[group.front()]]) return false;
    }
  }
  return true;
}

/// The measure of the best of all plans that share times and keep the floors; nothing if there is none.
std::optional<std::vector<std::int64_t>> best_of_all(const RandomTimes& sample, const WelfareRule& rule) {
  std::optional<std::vector<std::int64_t>> best;
  SeriesPlan plan(sample.all.sessions.size(), 0);
  const std::function<void(std::size_t)> choose = [&](std::size_t t) {
    if (t == plan.size()) {
      if (!shares_times(sample, plan) || !keeps_floors(sample.all, plan)) return;
      auto value = measure(sample.all, rule, plan);
      if (!best || value < *best) best = std::move(value);
      return;
    }
    for (plan[t] = 0; plan[t] < sample.all.sessions[t].size(); ++plan[t]) choose(t + 1);
    plan[t] = 0;
  };
  choose(0);
  return best;
}

}  // namespace

TEST_CASE("The fairest plan whose sessions share times of the day is the one that trying every plan finds") {
  std::mt19937_64 random{20261128};
  int found = 0;
  int none = 0;
  int dearer = 0;
  for (int round = 0; round < 4000; ++round) {
    const RandomTimes sample = random_times(random);
    const WelfareRule& rule = round % 4 == 0 ? minimum_total : round % 4 == 1 ? minimax : leximin;
    const auto expected = best_of_all(sample, rule);
    const TimedChoices choices = timed(sample);
    const TimedResult solved = solve(choices, {}, *rule.series);
    INFO("round " << round);
    REQUIRE(solved.result.status == (expected ? SeriesStatus::optimal : SeriesStatus::infeasible));
    ++(expected ? found : none);
    if (!expected) continue;
    const SeriesChoices& left = solved.shared.choices;
    REQUIRE(solved.shared.times.size() == sample.groups.size());
    REQUIRE(keeps_floors(left, solved.result.plan));
    REQUIRE(measure(left, rule, solved.result.plan) == *expected);
    // A plan that is known does not change the answer, and bounds hold.
    const TimedResult again = solve(choices, {}, *rule.series, TimedPlan{solved.shared.times, solved.result.plan});
    REQUIRE(again.result.plan == solved.result.plan);
    REQUIRE(again.shared.times == solved.shared.times);
    REQUIRE(solved.result.least_heaviest <= measure(left, solved.result.plan).front());
    const SeriesResult unbound = solve(choices.any, {}, *rule.series);
    if (unbound.status == SeriesStatus::optimal)
      dearer += measure(left, rule, solved.result.plan) > measure(choices.any, rule, unbound.plan);
  }
  CHECK(found > 2000);
  CHECK(none > 300);
  CHECK(dearer > 500);
}

TEST_CASE("A search for shared times that runs out of work says so, and its plan shares them") {
  std::mt19937_64 random{20261129};
  int unproved = 0;
  for (int round = 0; round < 500; ++round) {
    const RandomTimes sample = random_times(random);
    SeriesLimits limits;
    limits.most_work = 60;
    const TimedResult solved = solve(timed(sample), limits);
    unproved += solved.result.status == SeriesStatus::feasible;
    if (solved.result.status == SeriesStatus::optimal) {
      REQUIRE(measure(solved.shared.choices, solved.result.plan) == best_of_all(sample, leximin));
    }
    if (solved.result.plan.empty()) continue;
    REQUIRE(keeps_floors(solved.shared.choices, solved.result.plan));
  }
  CHECK(unproved > 50);
}
