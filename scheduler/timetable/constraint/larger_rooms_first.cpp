#include <algorithm>

#include "scheduler/timetable/constraint/pairs.hpp"

namespace plenary::scheduler {

namespace {

class LargerRoomsFirst final : public TimetableConstraint {
 public:
  LargerRoomsFirst(Level level, int weight) : TimetableConstraint("larger rooms first", level, weight) {}

  std::vector<Violation> violations(const Timetable& timetable, const Plan& plan) const override {
    return violations_of_meetings(timetable, [&](std::size_t i) { return passed_over(timetable, plan[i].room); });
  }

  void compile(const Timetable& timetable, CostModel& model) const override {
    model.price_rooms([&](std::size_t, RoomIndex room) { return priced(passed_over(timetable, room)); });
  }

 private:
  /// By how many seats the other rooms are larger. What is no place has no seats.
  static std::int64_t passed_over(const Timetable& timetable, RoomIndex room) noexcept {
    std::int64_t seats = 0;
    if (timetable.rooms[position(room)].shared) return seats;
    for (const Room& other : timetable.rooms) {
      seats += std::max(0, other.seats - timetable.rooms[position(room)].seats);
    }
    return seats;
  }
};

}  // namespace

std::unique_ptr<TimetableConstraint> larger_rooms_first(Level level, int weight) {
  return std::make_unique<LargerRoomsFirst>(level, weight);
}

}  // namespace plenary::scheduler
