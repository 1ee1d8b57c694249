#include <utility>

#include "scheduler/timetable/constraint/programme_constraints.hpp"

namespace plenary::scheduler {

namespace {

class RoomOpen final : public TimetableConstraint {
 public:
  RoomOpen(const Rated& rated, RoomIndex room, std::vector<OpenStarts> starts)
      : TimetableConstraint(rated.name, rated.level, rated.weight), room_(room), starts_(std::move(starts)) {}

  std::vector<Violation> violations(const Timetable&, const Plan& plan) const override {
    std::vector<Violation> found;
    for (const OpenStarts& one : starts_) {
      const Placement& at = plan[position(one.meeting)];
      if (at.room == room_ && !(*one.open)[static_cast<std::size_t>(at.start.index)])
        found.push_back({{one.meeting}, 1});
    }
    return found;
  }

  void compile(const Timetable&, CostModel& model) const override {
    for (const OpenStarts& one : starts_) model.price_room_times(position(one.meeting), room_, one.open, priced(1));
  }

 private:
  RoomIndex room_;
  std::vector<OpenStarts> starts_;
};

}  // namespace

std::unique_ptr<TimetableConstraint> room_open(Rated rated, RoomIndex room, std::vector<OpenStarts> starts) {
  return std::make_unique<RoomOpen>(rated, room, std::move(starts));
}

}  // namespace plenary::scheduler
