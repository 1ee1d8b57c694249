#pragma once

#include <string>

#include "calendar/text.hpp"
#include "scheduler/model/programme_problem.hpp"
#include "scheduler/plan/programme_answer.hpp"

namespace plenary::server {

enum class ChartOf {
  rooms,  ///< a row a room; what is online in a row of its own
  people  ///< a row for the delegations that are asked to the same sessions of the day in the same way
};

/// The places of `answer` as an SVG picture with a panel for each day that has some, all on one scale of the clock of
/// the programme's zone. Bars say in words and by pattern what their shade says; the description holds the whole plan
/// in words. No script, nothing from elsewhere.
std::string plan_chart(const scheduler::ProgrammeProblem& problem, const scheduler::ProgrammeAnswer& answer,
                       ChartOf what, Language language);

}  // namespace plenary::server
