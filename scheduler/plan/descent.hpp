#pragma once

#include <cstdint>
#include <functional>

#include "scheduler/plan/plan_burdens.hpp"
#include "scheduler/timetable/annealing.hpp"

namespace plenary::scheduler {

/// How far a descent goes. Work is counted in outcomes that are compared.
struct DescentLimits {
  std::uint64_t most_work = 200'000;
  std::function<bool()> stopped;  ///< may be empty
};

/// A plan without hard violations, bettered step by step by `PlanOutcome`: one session goes elsewhere, or two do.
/// What it returns is no worse. Deterministic as long as `stopped` says no.
Plan descend(const Timetable& timetable, const CostModel& model, const PlanBurdens& burdens, Plan plan,
             const DescentLimits& limits);

}  // namespace plenary::scheduler
