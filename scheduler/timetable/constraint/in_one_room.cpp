#include <utility>

#include "scheduler/timetable/constraint/pairs.hpp"

namespace plenary::scheduler {

namespace {

class InOneRoom final : public TimetableConstraint {
 public:
  InOneRoom(Level level, int weight, std::vector<MeetingIndex> meetings)
      : TimetableConstraint("in one room", level, weight), meetings_(std::move(meetings)) {}

  std::vector<Violation> violations(const Timetable&, const Plan& plan) const override {
    return violations_among(meetings_, [&](MeetingIndex i, MeetingIndex j) -> std::int64_t {
      return plan[position(i)].room == plan[position(j)].room ? 0 : 1;
    });
  }

  void compile(const Timetable&, CostModel& model) const override {
    for (std::size_t j = 0; j < meetings_.size(); ++j) {
      for (std::size_t i = 0; i < j; ++i)
        model.price_different_rooms(position(meetings_[i]), position(meetings_[j]), priced(1));
    }
  }

 private:
  std::vector<MeetingIndex> meetings_;
};

}  // namespace

std::unique_ptr<TimetableConstraint> in_one_room(Level level, int weight, std::vector<MeetingIndex> meetings) {
  return std::make_unique<InOneRoom>(level, weight, std::move(meetings));
}

}  // namespace plenary::scheduler
