#include <algorithm>
#include <utility>

#include "scheduler/timetable/constraint/programme_constraints.hpp"

namespace plenary::scheduler {

namespace {

class RoomsWithin final : public TimetableConstraint {
 public:
  RoomsWithin(const Rated& rated, MeetingIndex meeting, std::vector<RoomIndex> rooms)
      : TimetableConstraint(rated.name, rated.level, rated.weight), meeting_(meeting), rooms_(std::move(rooms)) {}

  std::vector<Violation> violations(const Timetable&, const Plan& plan) const override {
    if (allows(plan[position(meeting_)].room)) return {};
    return {{{meeting_}, 1}};
  }

  void compile(const Timetable& timetable, CostModel& model) const override {
    for (std::size_t r = 0; r < timetable.rooms.size(); ++r) {
      const auto room = static_cast<RoomIndex>(r);
      if (!allows(room)) model.price_room(position(meeting_), room, priced(1));
    }
  }

 private:
  bool allows(RoomIndex room) const { return std::ranges::find(rooms_, room) != rooms_.end(); }

  MeetingIndex meeting_;
  std::vector<RoomIndex> rooms_;
};

}  // namespace

std::unique_ptr<TimetableConstraint> rooms_within(Rated rated, MeetingIndex meeting, std::vector<RoomIndex> rooms) {
  return std::make_unique<RoomsWithin>(rated, meeting, std::move(rooms));
}

}  // namespace plenary::scheduler
