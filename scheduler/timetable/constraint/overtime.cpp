#include "scheduler/timetable/constraint/pairs.hpp"

namespace plenary::scheduler {

namespace {

class Overtime final : public TimetableConstraint {
 public:
  Overtime(Level level, int weight) : TimetableConstraint("no overtime", level, weight) {}

  std::vector<Violation> violations(const Timetable& timetable, const Plan& plan) const override {
    return violations_of_meetings(timetable, [&](std::size_t i) -> std::int64_t {
      const Grain last = span_of(timetable.meetings[i], plan[i]).last();
      return timetable.exists(last) ? 0 : last.index;
    });
  }

  void compile(const Timetable& timetable, CostModel& model) const override {
    model.price_starts([&](std::size_t i, Grain start) {
      const Grain last{start.index + timetable.meetings[i].duration.count - 1};
      return timetable.exists(last) ? Score{} : priced(last.index);
    });
  }
};

}  // namespace

std::unique_ptr<TimetableConstraint> overtime(Level level, int weight) {
  return std::make_unique<Overtime>(level, weight);
}

}  // namespace plenary::scheduler
