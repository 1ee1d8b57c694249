#include "scheduler/series/chosen_slots.hpp"

#include <algorithm>
#include <utility>

namespace plenary::scheduler {

namespace {

calendar::TimeOfDay time_of(const SeriesProblem& series, const SeriesCandidates& candidates, std::size_t session,
                            Slot slot) {
  const auto start = candidates.sessions[session].availability.grid().start(slot);
  return calendar::time_of_day(series.sessions[session].zone.to_local(start));
}

std::vector<Slot> slots_of(const SeriesChoices& choices, const SeriesPlan& plan) {
  std::vector<Slot> slots;
  for (std::size_t t = 0; t < plan.size(); ++t) slots.push_back(static_cast<Slot>(choices.sessions[t][plan[t]].start));
  return slots;
}

/// The same plan at the times of its groups.
TimedPlan timed_plan(const SeriesProblem& series, const SeriesCandidates& candidates, const std::vector<Slot>& slots) {
  TimedPlan known;
  for (const auto& group : candidates.timed->groups)
    known.times.push_back(time_of(series, candidates, group.front(), slots[group.front()]));
  known.plan = plan_with(candidates, candidates.timed->at_times(known.times), slots);
  return known;
}

}  // namespace

ChosenSlots choose(const SeriesProblem& series, const SeriesCandidates& candidates, const SeriesLimits& limits,
                   const SeriesSearch& by, const std::vector<Slot>& known) {
  ChosenSlots chosen;
  if (!candidates.timed) {
    const SeriesPlan plan = plan_with(candidates, candidates.choices, known);
    chosen.result = solve(candidates.choices, limits, by, plan);
    chosen.slots = slots_of(candidates.choices, chosen.result.plan);
    return chosen;
  }
  std::optional<TimedPlan> plan;
  if (!known.empty()) plan = timed_plan(series, candidates, known);
  TimedResult solved = solve(*candidates.timed, limits, by, plan);
  chosen.result = std::move(solved.result);
  chosen.slots = slots_of(solved.shared.choices, chosen.result.plan);
  chosen.shared = std::move(solved.shared);
  return chosen;
}

GroupTimes times_of(const SeriesProblem& series, const SeriesCandidates& candidates, const std::vector<Slot>& slots) {
  GroupTimes times;
  for (std::size_t t = 0; t < std::min(slots.size(), static_cast<std::size_t>(series.same_time)); ++t)
    times.push_back(time_of(series, candidates, t, slots[t]));
  return times;
}

}  // namespace plenary::scheduler
