#include <utility>

#include "scheduler/constraint/timetable/pairs.hpp"

namespace plenary::scheduler {

namespace {

class InParallel final : public TimetableConstraint {
 public:
  InParallel(Level level, int weight, std::vector<MeetingIndex> meetings)
      : TimetableConstraint("in parallel", level, weight), meetings_(std::move(meetings)) {}

  std::vector<Violation> violations(const Timetable& timetable, const Plan& plan) const override {
    return violations_among(meetings_, [&](MeetingIndex i, MeetingIndex j) {
      return violated(timetable, plan[position(i)].start, plan[position(j)].start);
    });
  }

  void compile(const Timetable& timetable, CostModel& model) const override {
    tie_all(meetings_, model, [this, &timetable](Grain a, Grain b) { return priced(violated(timetable, a, b)); });
  }

 private:
  static std::int64_t violated(const Timetable&, Grain a, Grain b) noexcept { return a == b ? 0 : 1; }

  std::vector<MeetingIndex> meetings_;
};

}  // namespace

std::unique_ptr<TimetableConstraint> in_parallel(Level level, int weight, std::vector<MeetingIndex> meetings) {
  return std::make_unique<InParallel>(level, weight, std::move(meetings));
}

}  // namespace plenary::scheduler
