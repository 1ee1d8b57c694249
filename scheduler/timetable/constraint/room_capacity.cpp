#include <algorithm>

#include "scheduler/timetable/constraint/pairs.hpp"

namespace plenary::scheduler {

namespace {

class RoomCapacity final : public TimetableConstraint {
 public:
  RoomCapacity(Level level, int weight) : TimetableConstraint("required room capacity", level, weight) {}

  std::vector<Violation> violations(const Timetable& timetable, const Plan& plan) const override {
    return violations_of_meetings(
        timetable, [&](std::size_t i) { return missing_seats(timetable, timetable.meetings[i], plan[i].room); });
  }

  void compile(const Timetable& timetable, CostModel& model) const override {
    model.price_rooms(
        [&](std::size_t i, RoomIndex room) { return priced(missing_seats(timetable, timetable.meetings[i], room)); });
  }

 private:
  static std::int64_t missing_seats(const Timetable& timetable, const Meeting& meeting, RoomIndex room) noexcept {
    return std::max(0, meeting.seats - timetable.rooms[position(room)].seats);
  }
};

}  // namespace

std::unique_ptr<TimetableConstraint> room_capacity(Level level, int weight) {
  return std::make_unique<RoomCapacity>(level, weight);
}

}  // namespace plenary::scheduler
