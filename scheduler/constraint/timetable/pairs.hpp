#pragma once

#include <cstddef>
#include <vector>

#include "scheduler/constraint/timetable/timetable_constraint.hpp"

/// What the constraints about two meetings have in common.
namespace plenary::scheduler {

/// How many persons are in both sorted lists.
std::int64_t common(const std::vector<Person>& a, const std::vector<Person>& b) noexcept;

/// How many persons attend both, whatever their roles.
std::int64_t common_attendees(const Meeting& a, const Meeting& b) noexcept;

/// A violation for each pair of meetings whose `amount(i, j)`, i < j, is not zero.
template <class Amount>
std::vector<Violation> violations_of_pairs(const Timetable& timetable, Amount amount) {
  std::vector<Violation> found;
  for (std::size_t j = 0; j < timetable.meetings.size(); ++j) {
    for (std::size_t i = 0; i < j; ++i) {
      if (const std::int64_t violated = amount(i, j); violated != 0) {
        found.push_back({{static_cast<MeetingIndex>(i), static_cast<MeetingIndex>(j)}, violated});
      }
    }
  }
  return found;
}

/// A violation for each meeting whose `amount(i)` is not zero.
template <class Amount>
std::vector<Violation> violations_of_meetings(const Timetable& timetable, Amount amount) {
  std::vector<Violation> found;
  for (std::size_t i = 0; i < timetable.meetings.size(); ++i) {
    if (const std::int64_t violated = amount(i); violated != 0)
      found.push_back({{static_cast<MeetingIndex>(i)}, violated});
  }
  return found;
}

/// The shared grains of meetings `i` and `j` in `plan`.
inline std::int64_t shared_grains(const Timetable& timetable, const Plan& plan, std::size_t i, std::size_t j) noexcept {
  return overlap(span_of(timetable.meetings[i], plan[i]), span_of(timetable.meetings[j], plan[j])).count;
}

}  // namespace plenary::scheduler
