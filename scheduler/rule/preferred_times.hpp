#pragma once

#include <chrono>
#include <cstdint>

#include "calendar/civil/interval.hpp"
#include "calendar/civil/time.hpp"
#include "calendar/civil/zone.hpp"
#include "scheduler/model/times.hpp"

namespace plenary::scheduler {

/// How many steps of `when`, from its beginning on, begin at a time that is not preferred on the clock of `zone`.
std::int32_t steps_not_preferred(const PreferredTimes& prefers, const calendar::Zone& zone,
                                 const calendar::Interval<calendar::Instant>& when, std::chrono::minutes step);

}  // namespace plenary::scheduler
