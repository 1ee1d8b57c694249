#include "scheduler/rule/preferred_times.hpp"

namespace plenary::scheduler {

std::int32_t steps_not_preferred(const PreferredTimes& prefers, const calendar::Zone& zone,
                                 const calendar::Interval<calendar::Instant>& when, std::chrono::minutes step) {
  std::int32_t steps = 0;
  for (calendar::Instant at = when.start; at < when.end; at += step) {
    if (!prefers.contains(zone.to_local(at))) ++steps;
  }
  return steps;
}

}  // namespace plenary::scheduler
