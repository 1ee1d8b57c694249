#pragma once

#include <cstdint>
#include <vector>

#include "scheduler/model/programme_problem.hpp"
#include "scheduler/plan/plan_burdens.hpp"

namespace plenary::scheduler {

/// How much a point of each country counts in a guide, in 64ths, and of those who are no countries 64.
using GuideWeights = std::vector<std::int64_t>;

GuideWeights even_weights(const PlanBurdens& burdens);
/// Whoever carries much counts more: a step from sums towards leximin (the gradient of a sum of powers). `power` says
/// how steeply.
GuideWeights weights_after(const PlanBurdens& burdens, const Plan& plan, int power);

/// `PlanOutcome` as prices that add up, as well as prices can: that published sessions stay, what starts cost by
/// `weights`, that they are early.
TimetableConstraints guide_to(const ProgrammeProblem& programme, const PlanBurdens& burdens, const Cast& cast,
                              const GuideWeights& weights);

}  // namespace plenary::scheduler
