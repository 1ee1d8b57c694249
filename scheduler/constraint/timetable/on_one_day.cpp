#include <utility>

#include "scheduler/constraint/timetable/pairs.hpp"

namespace plenary::scheduler {

namespace {

class OnOneDay final : public TimetableConstraint {
 public:
  OnOneDay(Level level, int weight, std::vector<MeetingIndex> meetings)
      : TimetableConstraint("on one day", level, weight), meetings_(std::move(meetings)) {}

  std::vector<Violation> violations(const Timetable& timetable, const Plan& plan) const override {
    return violations_among(meetings_, [&](MeetingIndex i, MeetingIndex j) {
      return violated(timetable, plan[position(i)].start, plan[position(j)].start);
    });
  }

  void compile(const Timetable& timetable, CostModel& model) const override {
    tie_all(meetings_, model, [this, &timetable](Grain a, Grain b) { return priced(violated(timetable, a, b)); });
  }

 private:
  static std::int64_t violated(const Timetable& timetable, Grain a, Grain b) noexcept {
    return timetable.day(a) == timetable.day(b) ? 0 : 1;
  }

  std::vector<MeetingIndex> meetings_;
};

}  // namespace

std::unique_ptr<TimetableConstraint> on_one_day(Level level, int weight, std::vector<MeetingIndex> meetings) {
  return std::make_unique<OnOneDay>(level, weight, std::move(meetings));
}

}  // namespace plenary::scheduler
