#include "scheduler/timetable/constraint/pairs.hpp"

namespace plenary::scheduler {

namespace {

class SameDay final : public TimetableConstraint {
 public:
  SameDay(Level level, int weight) : TimetableConstraint("start and end on the same day", level, weight) {}

  std::vector<Violation> violations(const Timetable& timetable, const Plan& plan) const override {
    return violations_of_meetings(
        timetable, [&](std::size_t i) { return runs_over(timetable, timetable.meetings[i], plan[i].start); });
  }

  void compile(const Timetable& timetable, CostModel& model) const override {
    model.price_starts(
        [&](std::size_t i, Grain start) { return priced(runs_over(timetable, timetable.meetings[i], start)); });
  }

 private:
  static std::int64_t runs_over(const Timetable& timetable, const Meeting& meeting, Grain start) noexcept {
    const Grain last{start.index + meeting.duration.count - 1};
    return timetable.exists(last) && timetable.day(start) != timetable.day(last) ? 1 : 0;
  }
};

}  // namespace

std::unique_ptr<TimetableConstraint> same_day(Level level, int weight) {
  return std::make_unique<SameDay>(level, weight);
}

}  // namespace plenary::scheduler
