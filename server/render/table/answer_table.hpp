#pragma once

#include <string>
#include <string_view>

#include "calendar/text.hpp"
#include "scheduler/explain/answer.hpp"
#include "scheduler/model/problem.hpp"

namespace plenary::server {

/// The answer for a terminal: proposals with everybody's local time, who is out and why, the worst-off,
/// the runner-up; or what each constraint removes and what would help.
std::string answer_table(const scheduler::Problem& problem, const scheduler::Answer& answer,
                         std::string_view tzdata_version, Language language);

}  // namespace plenary::server
