#include <algorithm>
#include <map>
#include <memory>
#include <utility>

#include "scheduler/timetable/constraint/on_the_clock.hpp"
#include "scheduler/timetable/constraint/programme_constraints.hpp"
#include "scheduler/timetable/constraint/sharing.hpp"
#include "scheduler/timetable/constraint/started_meetings.hpp"

namespace plenary::scheduler {

namespace {

/// Who shares out what, whenever it is.
struct Share {
  std::vector<int> people_for;  ///< by meeting of the timetable; 0: not theirs
  int people = 1;
  BothMeetings both;
  std::chrono::minutes reach{0};
  std::optional<std::chrono::minutes> most_a_day;
};

using Started = std::vector<StartedMeeting>;

/// `meetings` in the order of their starts.
SharedWork work_of(const Timetable& timetable, const Share& share, const Started& meetings) {
  SharedWork work;
  work.people = share.people;
  work.most_a_day = share.most_a_day;
  for (const StartedMeeting& one : meetings) {
    work.duties.push_back({share.people_for[one.meeting], timetable.day(one.start),
                           timetable.meetings[one.meeting].duration.count * timetable.step});
  }
  work.both = [&timetable, &share, &meetings](std::size_t i, std::size_t j) {
    return share.both(timetable, static_cast<MeetingIndex>(meetings[i].meeting), meetings[i].start,
                      static_cast<MeetingIndex>(meetings[j].meeting), meetings[j].start);
  };
  return work;
}

/// Whether nobody is asked for more than a day's work even if one person did everything.
bool short_days(const SharedWork& work) {
  std::map<int, std::chrono::minutes> length;
  for (const Duty& duty : work.duties) length[duty.day] += duty.length;
  return std::ranges::all_of(length, [&](const auto& day) { return day.second <= *work.most_a_day; });
}

bool possible(const Timetable& timetable, const Share& share, const Started& meetings) {
  int all = 0;
  for (const StartedMeeting& one : meetings) all += share.people_for[one.meeting];
  if (all <= share.people && !share.most_a_day) return true;
  const SharedWork work = work_of(timetable, share, meetings);
  return (all <= share.people && short_days(work)) || share_out(work).has_value();
}

/// Of `meetings`, those that begin before the `i`th and matter to it, and itself.
Started up_to(const Timetable& timetable, const Share& share, const Started& meetings, std::size_t i) {
  const SharedWork work = work_of(timetable, share, meetings);
  Started found;
  for (std::size_t k = 0; k < i; ++k) {
    if (work.near(k, i)) found.push_back(meetings[k]);
  }
  found.push_back(meetings[i]);
  return found;
}

/// Looks only at what is near in time: all else neither helps nor hinders.
class SharedOutPrice final : public JointPrice {
 public:
  SharedOutPrice(const Timetable& timetable, std::shared_ptr<const Share> share, Grains near, const Score& price)
      : timetable_(&timetable), share_(std::move(share)), near_(near), price_(price) {}

  std::unique_ptr<JointPrice> clone() const override { return std::make_unique<SharedOutPrice>(*this); }

  Score added(std::size_t meeting, Grain start) const override {
    const StartedMeeting one{start, meeting};
    const Started nearby = around(one);
    if (possible(*timetable_, *share_, nearby)) return {};  // so is any part of it
    const std::int64_t missed = missed_ + more_missed(nearby, one);
    const bool impossible = impossible_ || missed == 0;
    return (std::max<std::int64_t>(missed, impossible) - std::max<std::int64_t>(missed_, impossible_)) * price_;
  }
  void put(std::size_t meeting, Grain start) override {
    const StartedMeeting one{start, meeting};
    const Started nearby = around(one);
    const bool judged = missed_ == 0;
    missed_ += more_missed(nearby, one);
    put_.insert(std::ranges::upper_bound(put_, one), one);
    impossible_ = missed_ == 0 && judged && (impossible_ || !possible(*timetable_, *share_, nearby));
  }
  void take(std::size_t meeting, Grain start) override {
    const StartedMeeting one{start, meeting};
    put_.erase(std::ranges::lower_bound(put_, one));
    const std::int64_t before = missed_;
    missed_ -= more_missed(around(one), one);
    // Less work never makes it impossible.
    if (before > 0 || impossible_) impossible_ = missed_ == 0 && !all_possible();
  }

 private:
  bool at_odds(const StartedMeeting& one, const StartedMeeting& other) const {
    const auto& [first, then] = std::minmax(one, other);
    const bool both = share_->both(*timetable_, static_cast<MeetingIndex>(first.meeting), first.start,
                                   static_cast<MeetingIndex>(then.meeting), then.start);
    return !both || (share_->most_a_day && timetable_->day(first.start) == timetable_->day(then.start));
  }

  /// The meeting and all of those put that matter to it, directly or through others; in order.
  Started around(const StartedMeeting& seed) const {
    Started found{seed};
    for (std::size_t k = 0; k < found.size(); ++k) {
      const StartedMeeting one = found[k];
      const auto from =
          std::ranges::lower_bound(put_, Grain{one.start.index - near_.count}, {}, &StartedMeeting::start);
      for (auto other = from; other != put_.end() && other->start <= one.start + near_; ++other) {
        if (std::ranges::find(found, *other) == found.end() && at_odds(one, *other)) found.push_back(*other);
      }
    }
    std::ranges::sort(found);
    return found;
  }

  bool misses(const Started& meetings, const StartedMeeting& one) const {
    Started before;
    for (const StartedMeeting& other : meetings) {
      if (other < one && at_odds(other, one)) before.push_back(other);
    }
    before.push_back(one);
    return !possible(*timetable_, *share_, before);
  }

  /// For how many more of `nearby` nobody is left than without `one`.
  std::int64_t more_missed(const Started& nearby, const StartedMeeting& one) const {
    Started without = nearby;
    std::erase(without, one);
    std::int64_t more = misses(nearby, one) ? 1 : 0;
    for (const StartedMeeting& later : without) {
      if (one < later && at_odds(one, later) && misses(nearby, later) && !misses(without, later)) ++more;
    }
    return more;
  }

  bool all_possible() const {
    Started left = put_;
    while (!left.empty()) {
      const Started nearby = around(left.back());
      if (!possible(*timetable_, *share_, nearby)) return false;
      std::erase_if(left, [&](const StartedMeeting& one) { return std::ranges::binary_search(nearby, one); });
    }
    return true;
  }

  const Timetable* timetable_;
  std::shared_ptr<const Share> share_;
  Grains near_;  ///< meetings that begin farther apart are not at odds
  Score price_;
  Started put_;              ///< in order
  std::int64_t missed_ = 0;  ///< of those that are put, for how many nobody is left
  bool impossible_ = false;  ///< nobody is missed anywhere, but taken together it cannot be done
};

class SharedOut final : public TimetableConstraint {
 public:
  SharedOut(const Rated& rated, std::vector<Use> uses, Share share)
      : TimetableConstraint(rated.name, rated.level, rated.weight), uses_(std::move(uses)), share_(std::move(share)) {}

  std::vector<Violation> violations(const Timetable& timetable, const Plan& plan) const override {
    const Share share = share_among(timetable);
    Started meetings;
    for (const Use& use : uses_) meetings.push_back({plan[position(use.meeting)].start, position(use.meeting)});
    std::ranges::sort(meetings);
    std::vector<Violation> found;
    for (std::size_t i = 0; i < meetings.size(); ++i) {
      const Started nearby = up_to(timetable, share, meetings, i);
      if (!possible(timetable, share, nearby)) found.push_back({indices(nearby), 1});
    }
    if (found.empty() && !possible(timetable, share, meetings)) found.push_back({indices(meetings), 1});
    return found;
  }

  void compile(const Timetable& timetable, CostModel& model) const override {
    std::vector<MeetingIndex> meetings;
    for (const Use& use : uses_) meetings.push_back(use.meeting);
    model.price_jointly(meetings,
                        std::make_unique<SharedOutPrice>(timetable, std::make_shared<Share>(share_among(timetable)),
                                                         near(timetable, meetings), priced(1)));
  }

 private:
  Share share_among(const Timetable& timetable) const {
    Share share = share_;
    share.people_for.resize(timetable.meetings.size());
    for (const Use& use : uses_) share.people_for[position(use.meeting)] = use.amount;
    return share;
  }

  /// The clock never runs slower than the axis.
  Grains near(const Timetable& timetable, const std::vector<MeetingIndex>& meetings) const {
    const auto length = longest_of(timetable, meetings).count * timetable.step;
    auto grains = grains_filled(timetable, share_.reach + length);
    if (share_.most_a_day) {
      std::map<int, std::int64_t> in_day;
      for (const int day : timetable.day_of) grains = std::max(grains, ++in_day[day]);
    }
    return {static_cast<int>(grains)};
  }

  static std::vector<MeetingIndex> indices(const Started& meetings) {
    std::vector<MeetingIndex> found;
    for (const StartedMeeting& one : meetings) found.push_back(static_cast<MeetingIndex>(one.meeting));
    return found;
  }

  std::vector<Use> uses_;
  Share share_;
};

}  // namespace

std::unique_ptr<TimetableConstraint> shared_out(Rated rated, std::vector<Use> uses, int people, BothMeetings both,
                                                std::chrono::minutes reach,
                                                std::optional<std::chrono::minutes> most_a_day) {
  return std::make_unique<SharedOut>(rated, std::move(uses), Share{{}, people, std::move(both), reach, most_a_day});
}

}  // namespace plenary::scheduler
