#include <algorithm>
#include <memory>
#include <utility>

#include "scheduler/constraint/timetable/programme_constraints.hpp"
#include "scheduler/constraint/timetable/sharing.hpp"
#include "scheduler/constraint/timetable/started_meetings.hpp"

namespace plenary::scheduler {

namespace {

/// Who shares out what, whenever it is.
struct Share {
  std::vector<int> people_for;  ///< by meeting of the timetable; 0: not theirs
  int people = 1;
  BothMeetings both;
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

bool possible(const Timetable& timetable, const Share& share, const Started& meetings) {
  int all = 0;
  for (const StartedMeeting& one : meetings) all += share.people_for[one.meeting];
  if (all <= share.people && !share.most_a_day) return true;
  return share_out(work_of(timetable, share, meetings)).has_value();
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

/// The `i`th of `meetings` and all that matter to it, directly or through others.
Started around(const Timetable& timetable, const Share& share, const Started& meetings, std::size_t i) {
  const SharedWork work = work_of(timetable, share, meetings);
  std::vector<bool> reached(meetings.size());
  std::vector<std::size_t> open{i};
  reached[i] = true;
  while (!open.empty()) {
    const std::size_t one = open.back();
    open.pop_back();
    for (std::size_t k = 0; k < meetings.size(); ++k) {
      if (reached[k] || !work.near(std::min(one, k), std::max(one, k))) continue;
      reached[k] = true;
      open.push_back(k);
    }
  }
  Started found;
  for (std::size_t k = 0; k < meetings.size(); ++k) {
    if (reached[k]) found.push_back(meetings[k]);
  }
  return found;
}

class SharedOutPrice final : public JointPrice {
 public:
  SharedOutPrice(const Timetable& timetable, std::shared_ptr<const Share> share, const Score& price)
      : timetable_(&timetable), share_(std::move(share)), price_(price) {}

  std::unique_ptr<JointPrice> clone() const override { return std::make_unique<SharedOutPrice>(*this); }

  Score added(std::size_t meeting, Grain start) const override {
    const StartedMeeting one{start, meeting};
    const auto [with, at] = including(one);
    const Started nearby = around(*timetable_, *share_, with, at);
    const auto at_nearby = static_cast<std::size_t>(std::ranges::lower_bound(nearby, one) - nearby.begin());
    const std::int64_t missed = missed_ + more_missed(nearby, at_nearby);
    const bool impossible = impossible_ || (missed == 0 && !possible(*timetable_, *share_, nearby));
    return (std::max<std::int64_t>(missed, impossible) - std::max<std::int64_t>(missed_, impossible_)) * price_;
  }
  void put(std::size_t meeting, Grain start) override {
    auto [with, at] = including({start, meeting});
    missed_ += more_missed(with, at);
    put_ = std::move(with);
    judge();
  }
  void take(std::size_t meeting, Grain start) override {
    const auto at =
        static_cast<std::size_t>(std::ranges::lower_bound(put_, StartedMeeting{start, meeting}) - put_.begin());
    missed_ -= more_missed(put_, at);
    put_.erase(put_.begin() + static_cast<std::ptrdiff_t>(at));
    judge();
  }

 private:
  std::pair<Started, std::size_t> including(const StartedMeeting& one) const {
    Started with = put_;
    const auto at = with.insert(std::ranges::upper_bound(with, one), one);
    return {with, static_cast<std::size_t>(at - with.begin())};
  }

  bool misses(const Started& meetings, std::size_t i) const {
    return !possible(*timetable_, *share_, up_to(*timetable_, *share_, meetings, i));
  }

  /// How many more of `with` have nobody left for them than without the meeting `at`.
  std::int64_t more_missed(const Started& with, std::size_t at) const {
    Started without = with;
    without.erase(without.begin() + static_cast<std::ptrdiff_t>(at));
    const SharedWork work = work_of(*timetable_, *share_, with);
    std::int64_t more = misses(with, at) ? 1 : 0;
    for (std::size_t k = at + 1; k < with.size(); ++k) {
      if (work.near(at, k) && misses(with, k) && !misses(without, k - 1)) ++more;
    }
    return more;
  }

  void judge() { impossible_ = missed_ == 0 && !possible(*timetable_, *share_, put_); }

  const Timetable* timetable_;
  std::shared_ptr<const Share> share_;
  Score price_;
  Started put_;              ///< in order
  std::int64_t missed_ = 0;  ///< of those that are put, for how many nobody is left
  bool impossible_ = false;  ///< nobody is missed anywhere, but taken together it cannot be done
};

class SharedOut final : public TimetableConstraint {
 public:
  SharedOut(const Rated& rated, std::vector<Use> uses, Share share)
      : TimetableConstraint(rated.words, rated.level, rated.weight), uses_(std::move(uses)), share_(std::move(share)) {}

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
    model.price_jointly(meetings, std::make_unique<SharedOutPrice>(
                                      timetable, std::make_shared<Share>(share_among(timetable)), priced(1)));
  }

 private:
  Share share_among(const Timetable& timetable) const {
    Share share = share_;
    share.people_for.resize(timetable.meetings.size());
    for (const Use& use : uses_) share.people_for[position(use.meeting)] = use.amount;
    return share;
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
                                                std::optional<std::chrono::minutes> most_a_day) {
  return std::make_unique<SharedOut>(rated, std::move(uses), Share{{}, people, std::move(both), most_a_day});
}

}  // namespace plenary::scheduler
