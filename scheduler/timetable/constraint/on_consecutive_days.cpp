#include <cstdlib>
#include <utility>

#include "scheduler/timetable/constraint/pairs.hpp"

namespace plenary::scheduler {

namespace {

class OnConsecutiveDays final : public TimetableConstraint {
 public:
  OnConsecutiveDays(Level level, int weight, std::vector<MeetingIndex> meetings)
      : TimetableConstraint("on consecutive days", level, weight), meetings_(std::move(meetings)) {}

  std::vector<Violation> violations(const Timetable& timetable, const Plan& plan) const override {
    std::vector<Violation> found;
    for (std::size_t k = 1; k < meetings_.size(); ++k) {
      const std::int64_t days =
          missed_by(timetable, plan[position(meetings_[k - 1])].start, plan[position(meetings_[k])].start);
      if (days != 0) found.push_back({{meetings_[k - 1], meetings_[k]}, days});
    }
    return found;
  }

  void compile(const Timetable& timetable, CostModel& model) const override {
    for (std::size_t k = 1; k < meetings_.size(); ++k) {
      model.price_starts_of_pair(position(meetings_[k - 1]), position(meetings_[k]),
                                 [this, &timetable](Grain a, Grain b) { return priced(missed_by(timetable, a, b)); });
    }
  }

 private:
  static std::int64_t missed_by(const Timetable& timetable, Grain day_before, Grain day_after) noexcept {
    return std::abs(timetable.day(day_after) - timetable.day(day_before) - 1);
  }

  std::vector<MeetingIndex> meetings_;
};

}  // namespace

std::unique_ptr<TimetableConstraint> on_consecutive_days(Level level, int weight, std::vector<MeetingIndex> meetings) {
  return std::make_unique<OnConsecutiveDays>(level, weight, std::move(meetings));
}

}  // namespace plenary::scheduler
