#include <utility>

#include "scheduler/timetable/constraint/programme_constraints.hpp"

namespace plenary::scheduler {

std::unique_ptr<TimetableConstraint> stays_in_room(Rated rated, MeetingIndex meeting, RoomIndex room) {
  return rooms_within(std::move(rated), meeting, {room});
}

}  // namespace plenary::scheduler
