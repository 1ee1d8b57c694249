#pragma once

#include <cstddef>
#include <vector>

#include "scheduler/plan/feasibility.hpp"
#include "scheduler/plan/programme_answer.hpp"

namespace plenary::scheduler {

/// As many sessions as go together, and why the others do not.
struct PartialPlan {
  std::vector<std::size_t> kept;  ///< ascending
  Plan plan;                      ///< of those, without hard violations
  std::vector<LeftOut> left_out;
};

/// Takes sessions in, those with most who must attend first, as long as they can be held with those that are in. Of
/// what is possible at all this is a large part, not always the largest.
PartialPlan fit_as_many_as_possible(const ProgrammeProblem& programme, const Feasibility& feasibility,
                                    const std::vector<std::size_t>& sessions);

}  // namespace plenary::scheduler
