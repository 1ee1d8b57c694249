#include <utility>

#include "scheduler/timetable/constraint/on_the_clock.hpp"
#include "scheduler/timetable/constraint/pairs.hpp"
#include "scheduler/timetable/constraint/programme_constraints.hpp"
#include "scheduler/timetable/constraint/started_meetings.hpp"

namespace plenary::scheduler {

namespace {

/// The breaks that are missing between meetings; the grains that they share have a price of their own.
class Breaks final : public JointPrice {
 public:
  Breaks(const Timetable& timetable, Grains longest, std::chrono::minutes least, const Score& price)
      : timetable_(&timetable),
        near_{static_cast<int>(grains_filled(timetable, least))},
        longest_(longest),
        least_(least),
        price_(price) {}

  std::unique_ptr<JointPrice> clone() const override { return std::make_unique<Breaks>(*this); }

  /// The clock never runs slower than the axis, so that whoever is far on the axis is far.
  Score added(std::size_t meeting, Grain start) const override {
    const Grain from{start.index - near_.count - longest_.count};
    const Grain until = start + timetable_->meetings[meeting].duration + near_;
    std::int64_t missing = 0;
    for (const StartedMeeting& other : put_.starting(from, until)) {
      missing += missing_between(*timetable_, meeting, start, other.meeting, other.start, least_);
    }
    return missing * price_;
  }
  void put(std::size_t meeting, Grain start) override { put_.put(meeting, start); }
  void take(std::size_t meeting, Grain start) override { put_.take(meeting, start); }

 private:
  const Timetable* timetable_;
  Grains near_;     ///< a break that is no shorter on the axis is long enough
  Grains longest_;  ///< of the meetings
  std::chrono::minutes least_;
  Score price_;
  StartedMeetings put_;
};

class OneAtATime final : public TimetableConstraint {
 public:
  OneAtATime(const Rated& rated, std::vector<MeetingIndex> meetings, std::chrono::minutes least_break)
      : TimetableConstraint(rated.name, rated.level, rated.weight),
        meetings_(std::move(meetings)),
        least_break_(least_break) {}

  std::vector<Violation> violations(const Timetable& timetable, const Plan& plan) const override {
    return violations_among(meetings_, [&](MeetingIndex one, MeetingIndex other) {
      const std::size_t i = position(one);
      const std::size_t j = position(other);
      return shared_grains(timetable, plan, i, j) +
             missing_between(timetable, i, plan[i].start, j, plan[j].start, least_break_);
    });
  }

  void compile(const Timetable& timetable, CostModel& model) const override {
    for (std::size_t j = 0; j < meetings_.size(); ++j) {
      for (std::size_t i = 0; i < j; ++i) {
        model.price_overlap(position(meetings_[i]), position(meetings_[j]), priced(1));
      }
    }
    if (least_break_ > std::chrono::minutes{0}) {
      model.price_jointly(
          meetings_, std::make_unique<Breaks>(timetable, longest_of(timetable, meetings_), least_break_, priced(1)));
    }
  }

 private:
  std::vector<MeetingIndex> meetings_;
  std::chrono::minutes least_break_;
};

}  // namespace

std::unique_ptr<TimetableConstraint> one_at_a_time(Rated rated, std::vector<MeetingIndex> meetings,
                                                   std::chrono::minutes least_break) {
  return std::make_unique<OneAtATime>(rated, std::move(meetings), least_break);
}

}  // namespace plenary::scheduler
