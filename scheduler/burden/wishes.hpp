#pragma once

#include <cstdint>
#include <vector>

#include "calendar/civil/interval.hpp"
#include "calendar/civil/time.hpp"
#include "scheduler/model/burden_table.hpp"
#include "scheduler/model/problem.hpp"

namespace plenary::scheduler {

/// By minute of `span`, what the wishes of a participant cost, in points per quarter of an hour: the dearer of a time
/// at which it comes if need be and of one that it does not prefer.
std::vector<std::uint8_t> wish_rates(const Participant& who, const BurdenTable& table,
                                     calendar::Interval<calendar::Instant> span);

}  // namespace plenary::scheduler
