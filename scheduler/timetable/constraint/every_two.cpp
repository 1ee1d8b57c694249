#include "scheduler/timetable/constraint/every_two.hpp"

#include <utility>

#include "scheduler/timetable/constraint/pairs.hpp"

namespace plenary::scheduler {

namespace {

class EveryTwo final : public TimetableConstraint {
 public:
  EveryTwo(std::string_view name, Level level, int weight, std::vector<MeetingIndex> meetings,
           ViolatedByStarts violated)
      : TimetableConstraint(name, level, weight), meetings_(std::move(meetings)), violated_(violated) {}

  std::vector<Violation> violations(const Timetable& timetable, const Plan& plan) const override {
    return violations_among(meetings_, [&](MeetingIndex i, MeetingIndex j) {
      return violated_(timetable, plan[position(i)].start, plan[position(j)].start);
    });
  }

  void compile(const Timetable& timetable, CostModel& model) const override {
    const auto price = [this, &timetable](Grain a, Grain b) { return priced(violated_(timetable, a, b)); };
    for (std::size_t j = 0; j < meetings_.size(); ++j) {
      for (std::size_t i = 0; i < j; ++i) {
        model.price_starts_of_pair(position(meetings_[i]), position(meetings_[j]), price);
      }
    }
  }

 private:
  std::vector<MeetingIndex> meetings_;
  ViolatedByStarts violated_;
};

}  // namespace

std::unique_ptr<TimetableConstraint> every_two(std::string_view name, Level level, int weight,
                                               std::vector<MeetingIndex> meetings, ViolatedByStarts violated) {
  return std::make_unique<EveryTwo>(name, level, weight, std::move(meetings), violated);
}

}  // namespace plenary::scheduler
