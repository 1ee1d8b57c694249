#pragma once

#include <string>
#include <string_view>

#include "scheduler/explain/series_answer.hpp"
#include "scheduler/json/answer.hpp"
#include "scheduler/model/series_problem.hpp"

namespace plenary::scheduler {

/// The answer as a document ("plenary-series-answer/1"), two spaces of indent, members in a fixed order:
/// same series, same basis, same words, same bytes.
std::string write_answer(const SeriesProblem& series, const SeriesSolution& solution, const SeriesAnswer& answer,
                         const AnswerBasis& basis, const Wording& wording);

}  // namespace plenary::scheduler
