#pragma once

#include <string>
#include <string_view>

#include "calendar/message.hpp"
#include "scheduler/review/time_explanation.hpp"

namespace plenary::scheduler {

/// What another time would break and cost, as a document ("plenary-time-explanation/1",
/// data/schema/time-explanation.schema.json). `tzdata` is the version that it rests on.
std::string write_time_explanation(const TimeExplanation& explained, std::string_view tzdata, const Wording& wording);

}  // namespace plenary::scheduler
