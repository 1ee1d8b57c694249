#pragma once

#include <string>
#include <string_view>

#include "calendar/text.hpp"
#include "scheduler/review/time_explanation.hpp"

namespace plenary::server {

/// What another time would break and who would pay, as people read it. `tzdata` is the version that it rests on.
std::string time_explanation_table(const scheduler::TimeExplanation& explained, std::string_view tzdata,
                                   Language language);

}  // namespace plenary::server
