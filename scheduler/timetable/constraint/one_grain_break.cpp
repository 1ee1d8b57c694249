#include "scheduler/timetable/constraint/pairs.hpp"

namespace plenary::scheduler {

namespace {

class OneGrainBreak final : public TimetableConstraint {
 public:
  OneGrainBreak(Level level, int weight) : TimetableConstraint("one grain of break", level, weight) {}

  std::vector<Violation> violations(const Timetable& timetable, const Plan& plan) const override {
    return violations_of_pairs(timetable, [&](std::size_t i, std::size_t j) -> std::int64_t {
      const Span a = span_of(timetable.meetings[i], plan[i]);
      const Span b = span_of(timetable.meetings[j], plan[j]);
      return a.end == b.start || b.end == a.start ? 1 : 0;
    });
  }

  void compile(const Timetable&, CostModel& model) const override { model.price_touching(priced(1)); }
};

}  // namespace

std::unique_ptr<TimetableConstraint> one_grain_break(Level level, int weight) {
  return std::make_unique<OneGrainBreak>(level, weight);
}

}  // namespace plenary::scheduler
