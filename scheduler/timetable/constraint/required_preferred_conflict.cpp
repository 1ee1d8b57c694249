#include "scheduler/timetable/constraint/pairs.hpp"

namespace plenary::scheduler {

namespace {

class RequiredPreferredConflict final : public TimetableConstraint {
 public:
  RequiredPreferredConflict(Level level, int weight)
      : TimetableConstraint("required and preferred attendance conflict", level, weight) {}

  std::vector<Violation> violations(const Timetable& timetable, const Plan& plan) const override {
    return violations_of_pairs(timetable, [&](std::size_t i, std::size_t j) {
      const std::int64_t shared = shared_grains(timetable, plan, i, j);
      return shared == 0 ? 0 : shared * persons(timetable.meetings[i], timetable.meetings[j]);
    });
  }

  void compile(const Timetable& timetable, CostModel& model) const override {
    const PersonSets required = required_of(timetable);
    const PersonSets preferred = preferred_of(timetable);
    model.price_overlaps([&](std::size_t i, std::size_t j) {
      return priced(required.common(i, preferred, j) + preferred.common(i, required, j));
    });
  }

 private:
  static std::int64_t persons(const Meeting& a, const Meeting& b) noexcept {
    return common(a.required, b.preferred) + common(a.preferred, b.required);
  }
};

}  // namespace

std::unique_ptr<TimetableConstraint> required_preferred_conflict(Level level, int weight) {
  return std::make_unique<RequiredPreferredConflict>(level, weight);
}

}  // namespace plenary::scheduler
