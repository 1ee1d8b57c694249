#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "calendar/message.hpp"
#include "scheduler/grid/slot_set.hpp"
#include "scheduler/rule/problem_change.hpp"
#include "scheduler/timetable/constraint/timetable_constraint.hpp"

namespace plenary::scheduler {

class Axis;

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

/// One hard rule of a programme. Which it is, its name says: no two rules about the same sessions are called alike.
struct ProgrammeRule {
  Message name;                       ///< "attendance of Libya (required) in Working group 2"
  std::vector<std::size_t> sessions;  ///< that it is about, ascending
  /// For a rule about when a single session begins: the slots of the programme's grid that it leaves.
  std::optional<SlotSet> allowed = std::nullopt;
  /// For any other: the rule among the sessions that take part; null where they are too few to break it.
  std::function<std::unique_ptr<TimetableConstraint>(const Cast&)> make = {};
  /// What would loosen it, where the sessions of `conflict`, ascending, are at odds.
  std::function<void(const std::vector<std::size_t>& conflict, ProblemChanges& changes)> loosen = {};
  /// The code of the one delegation whose people it is about, if what each session asks of them is a reason.
  std::string people_of = {};
  std::optional<std::size_t> participant = std::nullopt;  ///< of a single session's, where it is about one
};

using ProgrammeRules = std::vector<ProgrammeRule>;

}  // namespace plenary::scheduler
