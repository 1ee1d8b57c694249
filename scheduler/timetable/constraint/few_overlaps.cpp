#include "scheduler/timetable/constraint/pairs.hpp"

namespace plenary::scheduler {

namespace {

class FewOverlaps final : public TimetableConstraint {
 public:
  FewOverlaps(Level level, int weight) : TimetableConstraint("overlapping meetings", level, weight) {}

  std::vector<Violation> violations(const Timetable& timetable, const Plan& plan) const override {
    return violations_of_pairs(timetable,
                               [&](std::size_t i, std::size_t j) { return shared_grains(timetable, plan, i, j); });
  }

  void compile(const Timetable&, CostModel& model) const override {
    model.price_overlaps([&](std::size_t, std::size_t) { return priced(1); });
  }
};

}  // namespace

std::unique_ptr<TimetableConstraint> few_overlaps(Level level, int weight) {
  return std::make_unique<FewOverlaps>(level, weight);
}

}  // namespace plenary::scheduler
