#include "scheduler/plan/feasibility.hpp"

#include <algorithm>
#include <utility>

#include "scheduler/plan/attempt.hpp"
#include "scheduler/plan/rules.hpp"
#include "scheduler/timetable/branch_and_bound.hpp"

namespace plenary::scheduler {

namespace {

constexpr std::uint64_t most_nodes = 20'000;
constexpr std::uint64_t most_moves = 60'000;

/// A plan that annealing happens to find.
std::optional<Plan> found_by_chance(const Attempt& attempt, const std::function<bool()>& stopped) {
  SearchOptions options;
  options.chains = 1;
  options.allowance = [&stopped](std::size_t) { return moves_unless(stopped, most_moves); };
  ScoredPlan best = solve(attempt.timetable(), attempt.model(), options).best;
  return best.score.feasible() ? std::optional{std::move(best.plan)} : std::nullopt;
}

}  // namespace

Feasibility::Feasibility(const ProgrammeProblem& programme, const ProgrammeCalendars& calendars,
                         const StatedRules& rules, std::function<bool()> stopped)
    : programme_(programme), calendars_(calendars), rules_(rules), stopped_(std::move(stopped)) {}

ProgrammeRules Feasibility::rules_about(const std::vector<std::size_t>& sessions) const {
  ProgrammeRules about;
  for (const std::size_t session : sessions) {
    for (ProgrammeRule& rule : rules_of_session(programme_, calendars_, session)) about.push_back(std::move(rule));
  }
  for (const ProgrammeRule& rule : rules_.together) {
    const bool any = std::ranges::any_of(
        rule.sessions, [&](std::size_t session) { return std::ranges::binary_search(sessions, session); });
    if (any) about.push_back(rule);
  }
  return about;
}

std::optional<bool> Feasibility::possible(const std::vector<std::size_t>& sessions,
                                          const std::vector<std::size_t>& whole) const {
  std::vector<SlotSet> allowed;
  for (const std::size_t session : sessions) allowed.push_back(rules_.starts[session]);
  std::vector<const ProgrammeRule*> joint;
  for (const ProgrammeRule& rule : rules_.together) joint.push_back(&rule);
  return possible(sessions, allowed, joint, whole);
}

std::optional<bool> Feasibility::possible(const std::vector<std::size_t>& sessions,
                                          const std::vector<const ProgrammeRule*>& rules,
                                          const std::vector<std::size_t>& whole) const {
  std::vector<SlotSet> allowed(sessions.size(), SlotSet(calendars_.grid().size(), true));
  std::vector<const ProgrammeRule*> joint;
  for (const ProgrammeRule* rule : rules) {
    if (!rule->allowed) {
      joint.push_back(rule);
      continue;
    }
    const auto found = std::ranges::lower_bound(sessions, rule->sessions.front());
    if (found == sessions.end() || *found != rule->sessions.front()) continue;
    allowed[static_cast<std::size_t>(found - sessions.begin())] &= *rule->allowed;
  }
  return possible(sessions, allowed, joint, whole);
}

std::optional<bool> Feasibility::possible(const std::vector<std::size_t>& sessions, const std::vector<SlotSet>& allowed,
                                          const std::vector<const ProgrammeRule*>& rules,
                                          const std::vector<std::size_t>& whole) const {
  if (sessions.empty()) return true;
  if (std::ranges::any_of(allowed, &SlotSet::empty)) return false;
  if (stopped_ && stopped_()) return std::nullopt;
  const Attempt attempt{programme_, calendars_, sessions, allowed, rules, false, whole};
  ExactOptions options;
  options.most_nodes = most_nodes;
  options.any_plan = true;
  options.stopped = stopped_;
  const ExactResult exact = branch_and_bound(attempt.timetable(), attempt.model(), options);
  auto plan = exact.best ? std::optional{exact.best->plan} : std::nullopt;
  if (!plan) {
    if (exact.complete) return false;
    if (stopped_ && stopped_()) return std::nullopt;
    plan = found_by_chance(attempt, stopped_);
  }
  if (!plan) return std::nullopt;
  shown_by_ = std::move(*plan);
  return true;
}

}  // namespace plenary::scheduler
