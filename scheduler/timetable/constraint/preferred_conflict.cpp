#include "scheduler/timetable/constraint/pairs.hpp"

namespace plenary::scheduler {

namespace {

class PreferredConflict final : public TimetableConstraint {
 public:
  PreferredConflict(Level level, int weight) : TimetableConstraint("preferred attendance conflict", level, weight) {}

  std::vector<Violation> violations(const Timetable& timetable, const Plan& plan) const override {
    return violations_of_pairs(timetable, [&](std::size_t i, std::size_t j) {
      const std::int64_t shared = shared_grains(timetable, plan, i, j);
      return shared == 0 ? 0 : shared * persons(timetable.meetings[i], timetable.meetings[j]);
    });
  }

  void compile(const Timetable& timetable, CostModel& model) const override {
    const PersonSets preferred = preferred_of(timetable);
    model.price_overlaps([&](std::size_t i, std::size_t j) { return priced(preferred.common(i, preferred, j)); });
  }

 private:
  static std::int64_t persons(const Meeting& a, const Meeting& b) noexcept { return common(a.preferred, b.preferred); }
};

}  // namespace

std::unique_ptr<TimetableConstraint> preferred_conflict(Level level, int weight) {
  return std::make_unique<PreferredConflict>(level, weight);
}

}  // namespace plenary::scheduler
