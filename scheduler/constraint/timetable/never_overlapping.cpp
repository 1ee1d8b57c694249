#include <algorithm>
#include <utility>

#include "scheduler/constraint/timetable/pairs.hpp"

namespace plenary::scheduler {

namespace {

class NeverOverlapping final : public TimetableConstraint {
 public:
  NeverOverlapping(Level level, int weight, std::vector<MeetingIndex> meetings)
      : TimetableConstraint("never overlapping", level, weight), meetings_(std::move(meetings)) {}

  std::vector<Violation> violations(const Timetable& timetable, const Plan& plan) const override {
    return violations_among(meetings_, [&](MeetingIndex i, MeetingIndex j) {
      return shared_grains(timetable, plan, position(i), position(j));
    });
  }

  void compile(const Timetable&, CostModel& model) const override {
    model.price_overlaps([&](std::size_t i, std::size_t j) { return has(i) && has(j) ? priced(1) : Score{}; });
  }

 private:
  bool has(std::size_t meeting) const {
    return std::ranges::find(meetings_, static_cast<MeetingIndex>(meeting)) != meetings_.end();
  }

  std::vector<MeetingIndex> meetings_;
};

}  // namespace

std::unique_ptr<TimetableConstraint> never_overlapping(Level level, int weight, std::vector<MeetingIndex> meetings) {
  return std::make_unique<NeverOverlapping>(level, weight, std::move(meetings));
}

}  // namespace plenary::scheduler
