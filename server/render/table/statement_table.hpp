#pragma once

#include <string>

#include "scheduler/explain/answer.hpp"

namespace plenary::server {

/// The fairness statement for a terminal, below the proposals: what other rules would choose and at what price, who
/// carried what, how evenly; empty without proposals.
std::string statement_table(const scheduler::Problem& problem, const scheduler::Answer& answer);

/// The twin sessions for a terminal: when, and who attends which.
std::string twin_sessions_table(const scheduler::Problem& problem, const scheduler::TwinSessions& twins);

}  // namespace plenary::server
