#pragma once

#include <string>

#include "calendar/text.hpp"
#include "scheduler/explain/answer.hpp"

namespace plenary::server {

/// The fairness statement for a terminal, below the proposals: what other rules would choose and at what price, who
/// carried what, how evenly; empty without proposals.
std::string statement_table(const scheduler::Problem& problem, const scheduler::Answer& answer, Language language);

/// The twin sessions for a terminal: when, and who attends which.
std::string twin_sessions_table(const scheduler::Problem& problem, const scheduler::TwinSessions& twins,
                                Language language);

}  // namespace plenary::server
