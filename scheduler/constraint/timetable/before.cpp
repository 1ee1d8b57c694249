#include <algorithm>

#include "scheduler/constraint/timetable/pairs.hpp"

namespace plenary::scheduler {

namespace {

class Before final : public TimetableConstraint {
 public:
  Before(Level level, int weight, MeetingIndex earlier, MeetingIndex later, Grains least, std::optional<Grains> most)
      : TimetableConstraint("before", level, weight), earlier_(earlier), later_(later), least_(least), most_(most) {}

  std::vector<Violation> violations(const Timetable& timetable, const Plan& plan) const override {
    const std::int64_t missed = missed_by(timetable, plan[position(earlier_)].start, plan[position(later_)].start);
    if (missed == 0) return {};
    return {{{earlier_, later_}, missed}};
  }

  void compile(const Timetable& timetable, CostModel& model) const override {
    model.price_starts_of_pair(position(earlier_), position(later_), [this, &timetable](Grain earlier, Grain later) {
      return priced(missed_by(timetable, earlier, later));
    });
  }

 private:
  std::int64_t missed_by(const Timetable& timetable, Grain earlier, Grain later) const noexcept {
    const Grains between = later - (earlier + timetable.meetings[position(earlier_)].duration);
    const int too_few = std::max(0, least_.count - between.count);
    const int too_many = most_ ? std::max(0, between.count - most_->count) : 0;
    return too_few + too_many;
  }

  MeetingIndex earlier_;
  MeetingIndex later_;
  Grains least_;
  std::optional<Grains> most_;
};

}  // namespace

std::unique_ptr<TimetableConstraint> before(Level level, int weight, MeetingIndex earlier, MeetingIndex later,
                                            Grains least, std::optional<Grains> most) {
  return std::make_unique<Before>(level, weight, earlier, later, least, most);
}

}  // namespace plenary::scheduler
