#pragma once

#include <optional>
#include <vector>

#include "scheduler/model/programme_problem.hpp"
#include "scheduler/plan/programme_answer.hpp"
#include "scheduler/rule/interpretation.hpp"

namespace plenary::scheduler {

/// Who is in a booth: interpreters of its pool by their numbers there, from 1 and ascending.
struct BoothTeam {
  std::size_t session = 0;
  std::pair<Language, Language> booth;
  std::vector<int> interpreters;
};

/// A team for every booth of a plan, in its order: in the booth in time, nobody in two, nor without rest between two
/// days, nor for more than a day's work. Nothing if there are none; then it is no plan.
std::optional<std::vector<BoothTeam>> assign_interpreters(const ProgrammeProblem& programme,
                                                          const std::vector<PlannedPlace>& plan);

}  // namespace plenary::scheduler
