#pragma once

#include <string>
#include <string_view>

#include "scheduler/explain/answer.hpp"
#include "scheduler/model/problem.hpp"

namespace plenary::server {

/// The answer for a terminal: proposals with everybody's local time, who is out and why, the worst-off,
/// the runner-up; or what each constraint removes and what would help.
std::string answer_table(const scheduler::Problem& problem, const scheduler::Answer& answer,
                         std::string_view tzdata_version);

/// "13:00–13:30 lunch, 2 + 2", "public holiday (Martyrs' Day)".
std::string describe(const scheduler::Reason& reason);

/// "8", "8.25": points without needless digits.
std::string points_text(scheduler::Burden burden);

/// "the heaviest burden is 8 points there against 6 here": why a slot lost, for a person.
std::string describe(const scheduler::Comparison& comparison);

}  // namespace plenary::server
