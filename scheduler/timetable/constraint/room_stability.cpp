#include "scheduler/timetable/constraint/pairs.hpp"

namespace plenary::scheduler {

namespace {

/// Meetings this close are felt as one sitting.
constexpr Grains close_by{2};

class RoomStability final : public TimetableConstraint {
 public:
  RoomStability(Level level, int weight) : TimetableConstraint("room stability", level, weight) {}

  std::vector<Violation> violations(const Timetable& timetable, const Plan& plan) const override {
    return violations_of_pairs(timetable, [&](std::size_t i, std::size_t j) -> std::int64_t {
      if (plan[i].room == plan[j].room || plan[i].start == plan[j].start) return 0;
      const bool i_first = plan[i].start < plan[j].start;
      const Grain earlier_end = span_of(timetable.meetings[i_first ? i : j], plan[i_first ? i : j]).end;
      const Grain later_start = plan[i_first ? j : i].start;
      return later_start - earlier_end <= close_by ? common_attendees(timetable.meetings[i], timetable.meetings[j]) : 0;
    });
  }

  void compile(const Timetable& timetable, CostModel& model) const override {
    const PersonSets required = required_of(timetable);
    const PersonSets preferred = preferred_of(timetable);
    model.price_room_changes(close_by, [&](std::size_t i, std::size_t j) {
      return priced(required.common(i, required, j) + required.common(i, preferred, j) +
                    preferred.common(i, required, j) + preferred.common(i, preferred, j));
    });
  }
};

}  // namespace

std::unique_ptr<TimetableConstraint> room_stability(Level level, int weight) {
  return std::make_unique<RoomStability>(level, weight);
}

}  // namespace plenary::scheduler
