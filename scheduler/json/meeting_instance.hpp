#pragma once

#include <string>
#include <string_view>

#include "calendar/result.hpp"
#include "scheduler/timetable/constraint/timetable_constraint.hpp"
#include "scheduler/timetable/timetable.hpp"

/// The public meeting-scheduling instances ("meeting-scheduling-instance/1", after OptaPlanner's and Timefold's
/// example) as timetables with named constraints, and plans in the format of their solutions.
namespace plenary::scheduler {

struct MeetingInstance {
  std::string name;
  Timetable timetable;
  TimetableConstraints constraints;
};

/// Fails with every mistake of the document, each with a JSON pointer.
Checked<MeetingInstance> read_meeting_instance(std::string_view text);

/// A "meeting-scheduling-solution/1" document, one meeting a line.
std::string to_meeting_solution(const MeetingInstance& instance, const Plan& plan, const Score& score);

}  // namespace plenary::scheduler
