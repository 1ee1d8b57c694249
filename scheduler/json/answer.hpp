#pragma once

#include <string>

#include "scheduler/explain/answer.hpp"
#include "scheduler/model/problem.hpp"

namespace plenary::scheduler {

/// The answer as a document ("plenary-answer/1"), two spaces of indent, members in a fixed order:
/// same problem, same tzdata, same words, same bytes.
std::string write_answer(const Problem& problem, const Answer& answer, std::string_view tzdata_version,
                         const Wording& wording);

}  // namespace plenary::scheduler
