#include <utility>

#include "scheduler/timetable/constraint/programme_constraints.hpp"

namespace plenary::scheduler {

namespace {

class StartsWithin final : public TimetableConstraint {
 public:
  StartsWithin(const Rated& rated, MeetingIndex meeting, std::vector<bool> allowed)
      : TimetableConstraint(rated.name, rated.level, rated.weight), meeting_(meeting), allowed_(std::move(allowed)) {}

  std::vector<Violation> violations(const Timetable&, const Plan& plan) const override {
    if (allows(plan[position(meeting_)].start)) return {};
    return {{{meeting_}, 1}};
  }

  void compile(const Timetable&, CostModel& model) const override {
    model.price_starts_of(position(meeting_), [&](Grain start) { return allows(start) ? Score{} : priced(1); });
  }

 private:
  bool allows(Grain start) const {
    const auto at = static_cast<std::size_t>(start.index);
    return at < allowed_.size() && allowed_[at];
  }

  MeetingIndex meeting_;
  std::vector<bool> allowed_;  ///< by grain
};

}  // namespace

std::unique_ptr<TimetableConstraint> starts_within(Rated rated, MeetingIndex meeting, std::vector<bool> allowed) {
  return std::make_unique<StartsWithin>(rated, meeting, std::move(allowed));
}

}  // namespace plenary::scheduler
