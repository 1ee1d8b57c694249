#include <algorithm>
#include <optional>
#include <utility>

#include "scheduler/timetable/constraint/on_the_clock.hpp"
#include "scheduler/timetable/constraint/programme_constraints.hpp"
#include "scheduler/timetable/constraint/started_meetings.hpp"

namespace plenary::scheduler {

namespace {

using std::chrono::minutes;

/// A use where it is put.
struct Work {
  MeetingIndex meeting{};
  int day = 0;
  minutes from{0};   ///< its lead counts as work
  minutes until{0};  ///< so does its tail
  int amount = 0;
};

Work work_of(const Timetable& timetable, const Use& use, Grain start) noexcept {
  return {use.meeting, timetable.day(start), timetable.time(start) - use.lead,
          timetable.end(timetable.meetings[position(use.meeting)], start) + use.tail, use.amount};
}

/// The most in use at once: it is reached where something begins.
template <class Works>
int most_at_once(const Works& works) noexcept {
  int most = 0;
  for (const Work& one : works) {
    int at_once = 0;
    for (const Work& other : works) {
      if (other.from <= one.from && one.from < other.until) at_once += other.amount;
    }
    most = std::max(most, at_once);
  }
  return most;
}

/// For each work of a day, what it and those that go on beside it need, and whoever has not rested since an earlier
/// day's work, in excess of what there is.
std::int64_t in_excess(const std::vector<Work>& earlier_day, const Work& morning, const std::vector<Work>& its_day,
                       int available, minutes rest) {
  std::vector<Work> evening;
  for (const Work& one : earlier_day) {
    if (one.until > morning.from - rest) evening.push_back(one);
  }
  if (evening.empty()) return 0;
  int needed = 0;
  for (const Work& other : its_day) {
    if (other.from <= morning.from && morning.from < other.until) needed += other.amount;
  }
  return std::max(0, most_at_once(evening) + needed - available);
}

/// The meetings that are put, by time. Those of an earlier day matter only where they end late, so that few do.
class Rests final : public JointPrice {
 public:
  Rests(const Timetable& timetable, const std::vector<Use>& uses, int available, minutes rest, const Score& price)
      : timetable_(&timetable), available_(available), rest_(rest), price_(price) {
    auto by_meeting = std::make_shared<std::vector<Use>>(timetable.meetings.size());
    minutes longest{0};
    for (const Use& use : uses) {
      (*by_meeting)[position(use.meeting)] = use;
      longest = std::max(
          longest, timetable.meetings[position(use.meeting)].duration.count * timetable.step + use.lead + use.tail);
    }
    reach_.count = static_cast<int>(grains_filled(timetable, rest + 2 * longest));
    uses_ = std::move(by_meeting);
  }

  std::unique_ptr<JointPrice> clone() const override { return std::make_unique<Rests>(*this); }

  Score added(std::size_t meeting, Grain start) const override {
    const Work own = work_of(*timetable_, (*uses_)[meeting], start);
    const std::vector<Work> before = works_on(own.day);
    std::vector<Work> after = before;
    after.push_back(own);
    std::int64_t more = 0;
    int day = own.day;
    // What lies on its own day need not be in reach to be kept from its people.
    const Grain from{first_of(own.day).index - reach_.count};
    for (const StartedMeeting& other : put_.starting(from, first_of(own.day))) {
      if (timetable_->day(other.start) == day) continue;
      day = timetable_->day(other.start);
      const std::vector<Work> earlier = works_on(day);
      more += price(earlier, after) - price(earlier, before);
    }
    day = own.day;
    for (const StartedMeeting& other : put_.starting(first_of(own.day + 1), start + reach_)) {
      if (timetable_->day(other.start) == day) continue;
      day = timetable_->day(other.start);
      const std::vector<Work> later = works_on(day);
      more += price(after, later) - price(before, later);
    }
    return more * price_;
  }
  void put(std::size_t meeting, Grain start) override { put_.put(meeting, start); }
  void take(std::size_t meeting, Grain start) override { put_.take(meeting, start); }

 private:
  /// The first grain of the day or of those after it.
  Grain first_of(int day) const noexcept {
    const std::vector<int>& days = timetable_->day_of;
    return {static_cast<int>(std::ranges::lower_bound(days, day) - days.begin())};
  }

  std::vector<Work> works_on(int day) const {
    std::vector<Work> works;
    for (const StartedMeeting& put : put_.starting(first_of(day), first_of(day + 1))) {
      works.push_back(work_of(*timetable_, (*uses_)[put.meeting], put.start));
    }
    return works;
  }

  std::int64_t price(const std::vector<Work>& earlier, const std::vector<Work>& later) const {
    std::int64_t sum = 0;
    for (const Work& morning : later) sum += in_excess(earlier, morning, later, available_, rest_);
    return sum;
  }

  const Timetable* timetable_;
  int available_;
  minutes rest_;
  Score price_;
  Grains reach_;                                  ///< beyond which two meetings do not matter to each other
  std::shared_ptr<const std::vector<Use>> uses_;  ///< by meeting
  StartedMeetings put_;
};

class DailyRest final : public TimetableConstraint {
 public:
  DailyRest(const Rated& rated, std::vector<Use> uses, int available, minutes rest)
      : TimetableConstraint(rated.name, rated.level, rated.weight),
        uses_(std::move(uses)),
        available_(available),
        rest_(rest) {}

  /// One for each meeting and earlier day, with those that end late and then the meeting.
  std::vector<Violation> violations(const Timetable& timetable, const Plan& plan) const override {
    std::vector<std::vector<Work>> by_day(days(timetable));
    for (const Use& use : uses_) {
      const Grain start = plan[position(use.meeting)].start;
      by_day[day_number(timetable, start)].push_back(work_of(timetable, use, start));
    }
    std::vector<Violation> found;
    for (std::size_t day = 0; day < by_day.size(); ++day) {
      for (const Work& morning : by_day[day]) {
        for (std::size_t before = 0; before < day; ++before) {
          if (auto violation = without_rest(by_day[before], morning, by_day[day]))
            found.push_back(std::move(*violation));
        }
      }
    }
    return found;
  }

  void compile(const Timetable& timetable, CostModel& model) const override {
    std::vector<MeetingIndex> meetings;
    for (const Use& use : uses_) meetings.push_back(use.meeting);
    model.price_jointly(meetings, std::make_unique<Rests>(timetable, uses_, available_, rest_, priced(1)));
  }

 private:
  std::optional<Violation> without_rest(const std::vector<Work>& earlier, const Work& morning,
                                        const std::vector<Work>& its_day) const {
    Violation violation;
    for (const Work& one : earlier) {
      if (one.until > morning.from - rest_) violation.meetings.push_back(one.meeting);
    }
    violation.meetings.push_back(morning.meeting);
    violation.amount = in_excess(earlier, morning, its_day, available_, rest_);
    if (violation.amount == 0) return std::nullopt;
    return violation;
  }

  std::vector<Use> uses_;
  int available_;
  minutes rest_;
};

}  // namespace

std::unique_ptr<TimetableConstraint> daily_rest(Rated rated, std::vector<Use> uses, int available, minutes rest) {
  return std::make_unique<DailyRest>(rated, std::move(uses), available, rest);
}

}  // namespace plenary::scheduler
