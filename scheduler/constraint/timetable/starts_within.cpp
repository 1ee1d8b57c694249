#include <algorithm>
#include <utility>

#include "scheduler/constraint/timetable/pairs.hpp"

namespace plenary::scheduler {

namespace {

class StartsWithin final : public TimetableConstraint {
 public:
  StartsWithin(Level level, int weight, MeetingIndex meeting, std::vector<Grain> starts)
      : TimetableConstraint("starts within", level, weight), meeting_(meeting), starts_(std::move(starts)) {}

  std::vector<Violation> violations(const Timetable&, const Plan& plan) const override {
    if (allows(plan[position(meeting_)].start)) return {};
    return {{{meeting_}, 1}};
  }

  void compile(const Timetable&, CostModel& model) const override {
    model.price_starts_of(position(meeting_), [&](Grain start) { return allows(start) ? Score{} : priced(1); });
  }

 private:
  bool allows(Grain start) const { return std::ranges::find(starts_, start) != starts_.end(); }

  MeetingIndex meeting_;
  std::vector<Grain> starts_;
};

}  // namespace

std::unique_ptr<TimetableConstraint> starts_within(Level level, int weight, MeetingIndex meeting,
                                                   std::vector<Grain> starts) {
  return std::make_unique<StartsWithin>(level, weight, meeting, std::move(starts));
}

}  // namespace plenary::scheduler
