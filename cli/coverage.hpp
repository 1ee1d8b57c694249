#pragma once

#include "cli/command.hpp"
#include "scheduler/model/problem.hpp"
#include "scheduler/model/programme_problem.hpp"
#include "scheduler/model/series_problem.hpp"

namespace plenary::cli {

/// Says on the error stream whose holidays are not known in a year of the question: a day of theirs that looks free
/// need not be. Says nothing where all are known.
void tell_unknown_holidays(Context& context, const scheduler::Problem& problem);
void tell_unknown_holidays(Context& context, const scheduler::SeriesProblem& series);
void tell_unknown_holidays(Context& context, const scheduler::ProgrammeProblem& problem);

}  // namespace plenary::cli
