#include "scheduler/timetable/constraint/on_the_clock.hpp"
#include "scheduler/timetable/constraint/programme_constraints.hpp"

namespace plenary::scheduler {

namespace {

class TimeToTravel final : public TimetableConstraint {
 public:
  TimeToTravel(const Rated& rated, MeetingIndex one, MeetingIndex other, std::chrono::minutes time)
      : TimetableConstraint(rated.name, rated.level, rated.weight), one_(one), other_(other), time_(time) {}

  std::vector<Violation> violations(const Timetable& timetable, const Plan& plan) const override {
    const std::int64_t missed = missed_by(timetable, plan[position(one_)].start, plan[position(other_)].start);
    if (missed == 0) return {};
    return {{{one_, other_}, missed}};
  }

  void compile(const Timetable& timetable, CostModel& model) const override {
    model.price_starts_of_pair(position(one_), position(other_), [this, &timetable](Grain one, Grain other) {
      return priced(missed_by(timetable, one, other));
    });
  }

 private:
  std::int64_t missed_by(const Timetable& timetable, Grain one, Grain other) const noexcept {
    const Grains shared = overlap({one, one + timetable.meetings[position(one_)].duration},
                                  {other, other + timetable.meetings[position(other_)].duration});
    return shared.count + missing_between(timetable, position(one_), one, position(other_), other, time_);
  }

  MeetingIndex one_;
  MeetingIndex other_;
  std::chrono::minutes time_;
};

}  // namespace

std::unique_ptr<TimetableConstraint> time_to_travel(Rated rated, MeetingIndex one, MeetingIndex other,
                                                    std::chrono::minutes time) {
  return std::make_unique<TimeToTravel>(rated, one, other, time);
}

}  // namespace plenary::scheduler
