#pragma once

#include <cstddef>
#include <functional>
#include <optional>

#include "scheduler/model/programme_problem.hpp"
#include "scheduler/plan/programme_answer.hpp"
#include "scheduler/timetable/timetable_solver.hpp"

namespace plenary::scheduler {

/// How a programme is planned.
struct PlanOptions {
  /// Of the search for the plan. `exact_nodes` and the allowance decide how long it takes.
  SearchOptions search;
  /// When not everything fits: whether to look for the conflict, relaxations and the best partial plan.
  bool explain = true;
  std::size_t most_relaxations = 8;
  /// A changed problem as it is once the change stands in the document and is read again; nothing where the document
  /// cannot say it. Where this is empty, changes are offered as they are.
  std::function<std::optional<ProgrammeProblem>(const ProgrammeProblem& changed)> in_document = {};
};

/// Plans a programme with at least one session, or says why that cannot be done and what would help. A plan that breaks
/// a hard rule is never returned as one.
ProgrammeAnswer plan_programme(const ProgrammeProblem& programme, const PlanOptions& options);

}  // namespace plenary::scheduler
