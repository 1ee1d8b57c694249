#include "scheduler/timetable/constraint/pairs.hpp"

namespace plenary::scheduler {

namespace {

class RoomConflict final : public TimetableConstraint {
 public:
  RoomConflict(Level level, int weight) : TimetableConstraint("room conflict", level, weight) {}

  std::vector<Violation> violations(const Timetable& timetable, const Plan& plan) const override {
    return violations_of_pairs(timetable, [&](std::size_t i, std::size_t j) {
      const bool one_place = plan[i].room == plan[j].room && !timetable.rooms[position(plan[i].room)].shared;
      return one_place ? shared_grains(timetable, plan, i, j) : 0;
    });
  }

  void compile(const Timetable&, CostModel& model) const override { model.price_shared_room(priced(1)); }
};

}  // namespace

std::unique_ptr<TimetableConstraint> room_conflict(Level level, int weight) {
  return std::make_unique<RoomConflict>(level, weight);
}

}  // namespace plenary::scheduler
