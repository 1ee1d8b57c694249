#pragma once

#include <string>
#include <string_view>

#include "calendar/text.hpp"
#include "scheduler/model/programme_problem.hpp"
#include "scheduler/plan/programme_answer.hpp"

namespace plenary::server {

/// The answer to a programme for a terminal, at most 100 columns: each day's sessions on the clock of the programme's
/// zone, how good the plan is level by level and term by term, what moves against the release; or which rules cannot
/// hold together, what would help, the best partial plan and why each session is left out of it.
std::string plan_table(const scheduler::ProgrammeProblem& problem, const scheduler::ProgrammeAnswer& answer,
                       std::string_view tzdata_version, Language language);

}  // namespace plenary::server
