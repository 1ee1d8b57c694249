#include "scheduler/timetable/constraint/on_the_clock.hpp"
#include "scheduler/timetable/constraint/programme_constraints.hpp"

namespace plenary::scheduler {

namespace {

class Before final : public TimetableConstraint {
 public:
  Before(const Rated& rated, MeetingIndex earlier, MeetingIndex later, std::chrono::minutes least,
         std::optional<std::chrono::minutes> most)
      : TimetableConstraint(rated.name, rated.level, rated.weight),
        earlier_(earlier),
        later_(later),
        least_(least),
        most_(most) {}

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
    const std::chrono::minutes time = between(timetable, position(earlier_), earlier, later);
    const std::int64_t too_few = grains_filled(timetable, least_ - time);
    return most_ ? too_few + grains_filled(timetable, time - *most_) : too_few;
  }

  MeetingIndex earlier_;
  MeetingIndex later_;
  std::chrono::minutes least_;
  std::optional<std::chrono::minutes> most_;
};

}  // namespace

std::unique_ptr<TimetableConstraint> before(Rated rated, MeetingIndex earlier, MeetingIndex later,
                                            std::chrono::minutes least, std::optional<std::chrono::minutes> most) {
  return std::make_unique<Before>(rated, earlier, later, least, most);
}

}  // namespace plenary::scheduler
