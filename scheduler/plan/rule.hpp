#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "scheduler/grid/slot_set.hpp"
#include "scheduler/timetable/constraint/timetable_constraint.hpp"

namespace plenary::scheduler {

class Axis;

/// What a rule of a programme is about, for choosing what to relax.
enum class RuleKind {
  window,
  deadline,
  hours,
  lunch,
  pin,
  attendance,  ///< a delegation's calendar
  quorum,
  most_points,
  interpreters,  ///< team sizes, pools, rest, blocks
  room_need,     ///< city, seats, features
  room_conflict,
  one_at_a_time,  ///< a delegation's people
  co_chair,
  travel,
  online_a_day,
  links,
  relation
};

/// The sessions of a programme that take part in one attempt, and where in it.
struct Cast {
  const Axis* axis = nullptr;
  std::vector<std::optional<MeetingIndex>> meeting_of;  ///< by session of the programme
  std::vector<bool> awaited;      ///< by session: takes no part, but does in the plan of which this is a piece
  std::vector<Span> starts = {};  ///< by meeting: from its first possible start to its last

  /// The meetings of those sessions that take part.
  std::vector<MeetingIndex> meetings(const std::vector<std::size_t>& sessions) const {
    std::vector<MeetingIndex> found;
    for (const std::size_t session : sessions) {
      if (meeting_of[session]) found.push_back(*meeting_of[session]);
    }
    return found;
  }
};

/// One hard rule of a programme, by its name.
struct ProgrammeRule {
  std::string words;  ///< "attendance of Libya (required) in Working group 2"
  RuleKind kind = RuleKind::relation;
  std::vector<std::size_t> sessions;  ///< that it is about, ascending
  /// For a rule about when a single session begins: the slots of the programme's grid that it leaves.
  std::optional<SlotSet> allowed;
  /// For any other: the rule among the sessions that take part; null where they are too few to break it.
  std::function<std::unique_ptr<TimetableConstraint>(const Cast&)> make;
  std::string delegation = {};                         ///< the code, where it is about one
  std::optional<std::size_t> relation = std::nullopt;  ///< the programme's, where it is made of one
  std::optional<std::size_t> subject = std::nullopt;   ///< the session whose rule it is, where others matter to it
};

using ProgrammeRules = std::vector<ProgrammeRule>;

}  // namespace plenary::scheduler
