#pragma once

#include <string>
#include <string_view>

#include "scheduler/model/programme_problem.hpp"
#include "scheduler/plan/programme_answer.hpp"

namespace plenary::scheduler {

/// The answer as a document ("plenary-programme-answer/1", data/schema/programme-answer.schema.json), two spaces of
/// indent, members in a fixed order: same problem, same answer, same tzdata, same bytes.
///
/// Only a plan with every session is called `plan`; one that leaves some out is called `partial_plan`.
std::string write_programme_answer(const ProgrammeProblem& problem, const ProgrammeAnswer& answer,
                                   std::string_view tzdata_version, const Wording& wording);

}  // namespace plenary::scheduler
