#include "scheduler/timetable/constraint/pairs.hpp"

namespace plenary::scheduler {

namespace {

class AsEarlyAsPossible final : public TimetableConstraint {
 public:
  AsEarlyAsPossible(Level level, int weight) : TimetableConstraint("as early as possible", level, weight) {}

  std::vector<Violation> violations(const Timetable& timetable, const Plan& plan) const override {
    return violations_of_meetings(
        timetable, [&](std::size_t i) -> std::int64_t { return span_of(timetable.meetings[i], plan[i]).last().index; });
  }

  void compile(const Timetable& timetable, CostModel& model) const override {
    model.price_starts(
        [&](std::size_t i, Grain start) { return priced(start.index + timetable.meetings[i].duration.count - 1); });
  }
};

}  // namespace

std::unique_ptr<TimetableConstraint> as_early_as_possible(Level level, int weight) {
  return std::make_unique<AsEarlyAsPossible>(level, weight);
}

}  // namespace plenary::scheduler
