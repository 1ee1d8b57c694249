#pragma once

#include <algorithm>
#include <compare>
#include <cstddef>
#include <span>
#include <vector>

#include "scheduler/timetable/timetable.hpp"

namespace plenary::scheduler {

struct StartedMeeting {
  Grain start;
  std::size_t meeting = 0;
  friend auto operator<=>(const StartedMeeting&, const StartedMeeting&) = default;
};

/// Meetings that are put, in the order in which they begin: what a joint price asks about the time near a meeting.
class StartedMeetings {
 public:
  void put(std::size_t meeting, Grain start) {
    const StartedMeeting one{start, meeting};
    meetings_.insert(std::ranges::upper_bound(meetings_, one), one);
  }
  void take(std::size_t meeting, Grain start) {
    meetings_.erase(std::ranges::lower_bound(meetings_, StartedMeeting{start, meeting}));
  }
  /// Those that begin at `from` or later, but before `until`.
  std::span<const StartedMeeting> starting(Grain from, Grain until) const noexcept {
    const auto first = std::ranges::lower_bound(meetings_, from, {}, &StartedMeeting::start);
    const auto last = std::ranges::lower_bound(first, meetings_.end(), until, {}, &StartedMeeting::start);
    return {first, last};
  }

 private:
  std::vector<StartedMeeting> meetings_;
};

/// The longest of the meetings of a list.
template <class Meetings>
Grains longest_of(const Timetable& timetable, const Meetings& meetings) noexcept {
  Grains longest;
  for (const MeetingIndex meeting : meetings) {
    longest = std::max(longest, timetable.meetings[position(meeting)].duration);
  }
  return longest;
}

}  // namespace plenary::scheduler
