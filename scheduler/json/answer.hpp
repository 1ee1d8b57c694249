#pragma once

#include <string>
#include <string_view>

#include "scheduler/explain/answer.hpp"
#include "scheduler/model/problem.hpp"

namespace plenary::scheduler {

/// What an answer rests on.
struct AnswerBasis {
  std::string_view tzdata;  ///< version of the tz database
  std::string_view digest;  ///< of all that decides it: whoever chooses a proposal names it
};

/// The answer as a document ("plenary-answer/1"), two spaces of indent, members in a fixed order:
/// same problem, same basis, same words, same bytes.
std::string write_answer(const Problem& problem, const Answer& answer, const AnswerBasis& basis,
                         const Wording& wording);

}  // namespace plenary::scheduler
