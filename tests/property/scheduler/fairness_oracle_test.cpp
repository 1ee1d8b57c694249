#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <set>
#include <tuple>

#include "random_problem.hpp"
#include "scheduler/burden/accounts.hpp"
#include "scheduler/burden/projection.hpp"
#include "scheduler/explain/statement.hpp"
#include "scheduler/rule/rules.hpp"
#include "scheduler/slot/rule_answers.hpp"
#include "scheduler/slot/twin_sessions.hpp"

using namespace plenary::scheduler;
using namespace plenary::scheduler::testing;

namespace {

/// Two slots tried as twins, participant by participant, straight from the definition.
std::optional<std::pair<Burden, Burden>> as_twins(const Problem& problem, const Availability& availability, Slot a,
                                                  Slot b) {
  Burden total;
  Burden worst;
  int present = 0;
  std::map<std::string, int> regions;
  std::set<DelegationId> there;
  for (std::size_t p = 0; p < problem.participants.size(); ++p) {
    const Participant& who = problem.participants[p];
    const auto limit = ledger_limit(problem, p);
    const auto free = [&](Slot slot) { return availability.free(p).contains(slot); };
    const auto allowed = [&](Slot slot) {
      if (must_attend(who.role) && !free(slot)) return false;
      if (limit && availability.recorded(p, slot) > *limit) return false;
      return !(problem.most_points && free(slot) && who.counts_fairly() &&
               availability.recorded_unweighted(p, slot) > Burden::of_points(*problem.most_points));
    };
    Burden burden;
    bool attends = false;
    if (who.role <= Role::host) {
      if (!allowed(a) || !allowed(b)) return std::nullopt;
      burden = availability.burden(p, a) + availability.burden(p, b);
      attends = true;
    } else {
      std::optional<std::tuple<bool, Burden>> best;
      for (const Slot slot : {a, b}) {
        if (!allowed(slot)) continue;
        const std::tuple one{!free(slot), availability.burden(p, slot)};
        if (!best || one < *best) best = one;
      }
      if (!best) return std::nullopt;
      attends = !std::get<0>(*best);
      burden = std::get<1>(*best);
    }
    total += burden;
    if (who.counts_fairly()) worst = std::max(worst, burden);
    present += attends;
    if (attends) there.insert(who.delegation->id);
    std::set<std::string> called;  // "North" stands for that of each dialogue, too
    for (const Region& in : who.delegation->regions) called.insert({in.id, in.id.substr(in.id.find(':') + 1)});
    for (const std::string& region : called) regions[region] += attends;
  }
  for (const QuorumGroup& group : problem.quorum.groups) {
    int of_group = 0;
    for (const DelegationId& id : group.members) of_group += static_cast<int>(there.count(id));
    if (of_group < group.least) return std::nullopt;
  }
  if (present < problem.quorum.overall) return std::nullopt;
  for (const auto& [region, least] : problem.quorum.regions) {
    if (regions[region] < least) return std::nullopt;
  }
  return std::pair{total, worst};
}

/// What `slot` would leave behind, straight from the definition.
Outcome outcome_at(const Problem& problem, const Availability& availability, Slot slot,
                   const std::vector<std::string>& order, Burden ceiling) {
  Outcome outcome;
  outcome.ceiling = ceiling;
  for (const std::string& region : order) outcome.regions.push_back({region, {}, 0});
  for (std::size_t p = 0; p < problem.participants.size(); ++p) {
    const Participant& who = problem.participants[p];
    outcome.total += availability.burden(p, slot);
    if (!who.counts_fairly()) continue;
    const Burden burden = past_burden(problem, p) + availability.burden(p, slot);
    outcome.countries.push_back(burden);
    for (RegionSum& region : outcome.regions) {
      const auto& in = who.delegation->regions;
      if (std::ranges::find(in, region.region, &Region::id) == in.end()) continue;
      region.sum += burden;
      ++region.countries;
    }
  }
  return outcome;
}

}  // namespace

TEST_CASE("Every welfare rule's answer is what comparing all outcomes by the rule gives") {
  std::mt19937_64 random{2011};
  int differ = 0;
  for (int round = 0; round < 250; ++round) {
    const RandomProblem sample = random_problem(random);
    const Problem& problem = sample.problem;
    const Solution solution = solve(problem);
    const auto answers = rule_answers(problem, solution);
    REQUIRE(answers.empty() == solution.ranking.empty());
    if (answers.empty()) continue;
    std::set<std::string> regions;
    for (const Participant& who : problem.participants) {
      if (!who.counts_fairly()) continue;
      for (const Region& in : who.delegation->regions) regions.insert(in.id);
    }
    const auto order = turns(problem.ledger, *problem.dialogue, {regions.begin(), regions.end()});
    Burden ceiling;
    for (std::size_t i = 0; i < solution.availability.grid().size(); ++i) {
      for (const Burden one : outcome_at(problem, solution.availability, static_cast<Slot>(i), order, {}).countries)
        ceiling = std::max(ceiling, one + Burden::of_units(1));
    }
    for (const RuleAnswer& answer : answers) {
      INFO("round " << round << " rule " << answer.rule->id);
      Slot best = solution.ranking.front();
      Outcome best_outcome = outcome_at(problem, solution.availability, best, order, ceiling);
      for (const Slot slot : solution.ranking) {
        const Outcome outcome = outcome_at(problem, solution.availability, slot, order, ceiling);
        if (answer.rule->compare(outcome, best_outcome) >= 0) continue;
        best = slot;
        best_outcome = outcome;
      }
      REQUIRE(index(answer.slot) == index(best));
      differ += answer.slot != answers.front().slot;
    }
  }
  CHECK(differ > 50);
}

TEST_CASE("Twin sessions are the best of all pairs") {
  std::mt19937_64 random{2};
  int found = 0;
  int none = 0;
  for (int round = 0; round < 120; ++round) {
    RandomProblem sample = random_problem(random);
    Problem& problem = sample.problem;
    problem.grid = std::chrono::minutes{60};
    problem.window.last = problem.window.first;
    problem.most_points = 4;
    const Availability availability(problem);
    std::optional<Constraint> hours;
    if (problem.hours) hours = hours_rule({problem, availability}, *problem.hours);
    const Constraints days = day_rules({problem, availability}, problem.days);
    const auto is_out = [&](Slot slot) {
      const auto forbids = [&](const Constraint& rule) { return !rule.allowed.contains(slot); };
      return std::ranges::any_of(days, forbids);
    };
    const TimeGrid& grid = availability.grid();
    std::optional<std::tuple<Burden, Burden, Slot, Slot>> best;
    for (std::size_t i = 0; i < grid.size(); ++i) {
      for (std::size_t j = i + 1; j < grid.size(); ++j) {
        const auto a = static_cast<Slot>(i);
        const auto b = static_cast<Slot>(j);
        if (grid.start(b) < grid.start(a) + grid.duration()) continue;
        if (is_out(a) || is_out(b)) continue;
        if (hours && (!hours->allowed.contains(a) || !hours->allowed.contains(b))) continue;
        const auto pair = as_twins(problem, availability, a, b);
        if (!pair) continue;
        const std::tuple one{pair->first, pair->second, a, b};
        if (!best || one < *best) best = one;
      }
    }
    const auto twins = twin_sessions(problem, availability);
    INFO("round " << round);
    REQUIRE(twins.has_value() == best.has_value());
    ++(best ? found : none);
    if (best) REQUIRE(std::tuple{twins->total, twins->worst, twins->first, twins->second} == *best);
  }
  CHECK(found > 10);
  CHECK(none > 10);
}

TEST_CASE("The order in which delegations are invited does not matter") {
  std::mt19937_64 random{3};
  for (int round = 0; round < 200; ++round) {
    RandomProblem sample = random_problem(random);
    const auto before = solve(sample.problem).ranking;
    Problem& problem = sample.problem;
    std::vector<std::size_t> order(problem.participants.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::shuffle(order.begin(), order.end(), random);
    Problem shuffled = problem;
    for (std::size_t i = 0; i < order.size(); ++i) {
      shuffled.participants[i] = problem.participants[order[i]];
      if (!problem.past.empty()) shuffled.past[i] = problem.past[order[i]];
    }
    REQUIRE(solve(shuffled).ranking == before);
  }
}
