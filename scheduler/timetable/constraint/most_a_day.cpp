#include <algorithm>
#include <utility>

#include "scheduler/timetable/constraint/on_the_clock.hpp"
#include "scheduler/timetable/constraint/programme_constraints.hpp"

namespace plenary::scheduler {

namespace {

/// How long the meetings of each day last together.
class Daily final : public JointPrice {
 public:
  Daily(const Timetable& timetable, Grains most, const Score& price)
      : timetable_(&timetable), most_(most), price_(price), lasting_(days(timetable)) {}

  std::unique_ptr<JointPrice> clone() const override { return std::make_unique<Daily>(*this); }

  Score added(std::size_t meeting, Grain start) const override {
    const int duration = timetable_->meetings[meeting].duration.count;
    const int lasting = lasting_[day_number(*timetable_, start)];
    return std::clamp(lasting + duration - most_.count, 0, duration) * price_;
  }
  void put(std::size_t meeting, Grain start) override {
    lasting_[day_number(*timetable_, start)] += timetable_->meetings[meeting].duration.count;
  }
  void take(std::size_t meeting, Grain start) override {
    lasting_[day_number(*timetable_, start)] -= timetable_->meetings[meeting].duration.count;
  }

 private:
  const Timetable* timetable_;
  Grains most_;
  Score price_;
  std::vector<int> lasting_;  ///< grains, by day
};

class MostADay final : public TimetableConstraint {
 public:
  MostADay(const Rated& rated, std::vector<MeetingIndex> meetings, std::chrono::minutes most)
      : TimetableConstraint(rated.name, rated.level, rated.weight), meetings_(std::move(meetings)), most_(most) {}

  std::vector<Violation> violations(const Timetable& timetable, const Plan& plan) const override {
    std::vector<Violation> by_day(days(timetable));
    for (const MeetingIndex meeting : meetings_) {
      Violation& day = by_day[day_number(timetable, plan[position(meeting)].start)];
      day.meetings.push_back(meeting);
      day.amount += timetable.meetings[position(meeting)].duration.count;
    }
    std::vector<Violation> found;
    for (Violation& day : by_day) {
      day.amount -= most(timetable).count;
      if (day.amount > 0) found.push_back(std::move(day));
    }
    return found;
  }

  void compile(const Timetable& timetable, CostModel& model) const override {
    model.price_jointly(meetings_, std::make_unique<Daily>(timetable, most(timetable), priced(1)));
  }

 private:
  Grains most(const Timetable& timetable) const noexcept { return {static_cast<int>(most_ / timetable.step)}; }

  std::vector<MeetingIndex> meetings_;
  std::chrono::minutes most_;
};

}  // namespace

std::unique_ptr<TimetableConstraint> most_a_day(Rated rated, std::vector<MeetingIndex> meetings,
                                                std::chrono::minutes most) {
  return std::make_unique<MostADay>(rated, std::move(meetings), most);
}

}  // namespace plenary::scheduler
