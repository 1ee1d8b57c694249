#include "scheduler/timetable/constraint/on_the_clock.hpp"
#include "scheduler/timetable/constraint/pairs.hpp"
#include "scheduler/timetable/constraint/programme_constraints.hpp"

namespace plenary::scheduler {

namespace {

class RoomGap final : public TimetableConstraint {
 public:
  RoomGap(const Rated& rated, RoomIndex room, std::chrono::minutes gap)
      : TimetableConstraint(rated.name, rated.level, rated.weight), room_(room), gap_(gap) {}

  std::vector<Violation> violations(const Timetable& timetable, const Plan& plan) const override {
    return violations_of_pairs(timetable, [&](std::size_t i, std::size_t j) {
      if (plan[i].room != room_ || plan[j].room != room_) return std::int64_t{0};
      return missing_between(timetable, i, plan[i].start, j, plan[j].start, gap_);
    });
  }

  void compile(const Timetable&, CostModel& model) const override { model.price_room_gap(room_, gap_, priced(1)); }

 private:
  RoomIndex room_;
  std::chrono::minutes gap_;
};

}  // namespace

std::unique_ptr<TimetableConstraint> room_gap(Rated rated, RoomIndex room, std::chrono::minutes gap) {
  return std::make_unique<RoomGap>(rated, room, gap);
}

}  // namespace plenary::scheduler
