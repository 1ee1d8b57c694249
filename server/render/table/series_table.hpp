#pragma once

#include <string>
#include <string_view>

#include "calendar/text.hpp"
#include "scheduler/explain/series_answer.hpp"
#include "scheduler/model/series_problem.hpp"

namespace plenary::server {

/// The answer to a series for a terminal: a line a session, then what all of them ask of whom, and what other rules
/// would do; or which sessions no slot fits and what would help.
std::string series_table(const scheduler::SeriesProblem& series, const scheduler::SeriesSolution& solution,
                         const scheduler::SeriesAnswer& answer, std::string_view tzdata_version, Language language);

}  // namespace plenary::server
