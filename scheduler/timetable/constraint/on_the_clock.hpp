#pragma once

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>

#include "scheduler/timetable/timetable.hpp"

/// Lengths on the clock, which runs on where the axis leaves time out.
namespace plenary::scheduler {

/// How many grains `time` fills, the last perhaps in part; 0 where it is negative.
inline std::int64_t grains_filled(const Timetable& timetable, std::chrono::minutes time) noexcept {
  return std::max<std::int64_t>(0, (time + timetable.step - std::chrono::minutes{1}) / timetable.step);
}

/// From the end of `earlier` to the beginning of `later`; negative where they overlap.
inline std::chrono::minutes between(const Timetable& timetable, std::size_t earlier, Grain earlier_start,
                                    Grain later_start) noexcept {
  return timetable.time(later_start) - timetable.end(timetable.meetings[earlier], earlier_start);
}

/// Grains missing of `least` between two meetings, whichever is first. All are where they overlap.
inline std::int64_t missing_between(const Timetable& timetable, std::size_t i, Grain at_i, std::size_t j, Grain at_j,
                                    std::chrono::minutes least) noexcept {
  const Grain end_i = at_i + timetable.meetings[i].duration;
  const Grain end_j = at_j + timetable.meetings[j].duration;
  if (end_i <= at_j) return grains_filled(timetable, least - between(timetable, i, at_i, at_j));
  if (end_j <= at_i) return grains_filled(timetable, least - between(timetable, j, at_j, at_i));
  return grains_filled(timetable, least);
}

/// Days from the axis' first to its last, and the number of a grain's among them.
inline std::size_t days(const Timetable& timetable) noexcept {
  if (timetable.day_of.empty()) return 0;
  return static_cast<std::size_t>(timetable.day_of.back() - timetable.day_of.front()) + 1;
}
inline std::size_t day_number(const Timetable& timetable, Grain start) noexcept {
  return static_cast<std::size_t>(timetable.day(start) - timetable.day_of.front());
}

}  // namespace plenary::scheduler
