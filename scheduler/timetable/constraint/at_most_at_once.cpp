#include <algorithm>
#include <utility>

#include "scheduler/timetable/constraint/programme_constraints.hpp"

namespace plenary::scheduler {

namespace {

/// The grains of the axis that a use takes a part of.
Span taken(const Timetable& timetable, const Use& use, Grain start) noexcept {
  const Meeting& meeting = timetable.meetings[position(use.meeting)];
  const auto grains = static_cast<int>(timetable.grains());
  const auto from = timetable.time(start) - use.lead;
  const auto until = timetable.end(meeting, start) + use.tail;
  Span span{start, std::min(start + meeting.duration, Grain{grains})};
  while (span.start.index > 0 && timetable.time({span.start.index - 1}) + timetable.step > from) --span.start.index;
  while (span.end.index < grains && timetable.time(span.end) < until) ++span.end.index;
  return span;
}

/// How much is in use in each grain.
class Profile final : public JointPrice {
 public:
  Profile(const Timetable& timetable, const std::vector<Use>& uses, int available, const Score& price)
      : timetable_(&timetable), available_(available), price_(price), used_(timetable.grains()) {
    auto by_meeting = std::make_shared<std::vector<Use>>(timetable.meetings.size());
    for (const Use& use : uses) (*by_meeting)[position(use.meeting)] = use;
    uses_ = std::move(by_meeting);
  }

  std::unique_ptr<JointPrice> clone() const override { return std::make_unique<Profile>(*this); }

  Score added(std::size_t meeting, Grain start) const override {
    const Use& use = (*uses_)[meeting];
    const Span span = taken(*timetable_, use, start);
    std::int64_t excess = 0;
    for (int g = span.start.index; g < span.end.index; ++g) {
      excess += std::clamp(used_[static_cast<std::size_t>(g)] + use.amount - available_, 0, use.amount);
    }
    return excess * price_;
  }
  void put(std::size_t meeting, Grain start) override { change(meeting, start, 1); }
  void take(std::size_t meeting, Grain start) override { change(meeting, start, -1); }

 private:
  void change(std::size_t meeting, Grain start, int sign) {
    const Use& use = (*uses_)[meeting];
    const Span span = taken(*timetable_, use, start);
    for (int g = span.start.index; g < span.end.index; ++g) used_[static_cast<std::size_t>(g)] += sign * use.amount;
  }

  const Timetable* timetable_;
  int available_;
  Score price_;
  std::shared_ptr<const std::vector<Use>> uses_;  ///< by meeting
  std::vector<int> used_;                         ///< by grain
};

class AtMostAtOnce final : public TimetableConstraint {
 public:
  AtMostAtOnce(const Rated& rated, std::vector<Use> uses, int available)
      : TimetableConstraint(rated.name, rated.level, rated.weight), uses_(std::move(uses)), available_(available) {}

  /// One for each stretch of time in which the same meetings take too much.
  std::vector<Violation> violations(const Timetable& timetable, const Plan& plan) const override {
    std::vector<Span> spans;
    std::vector<std::int64_t> used(timetable.grains());
    for (const Use& use : uses_) {
      spans.push_back(taken(timetable, use, plan[position(use.meeting)].start));
      for (int g = spans.back().start.index; g < spans.back().end.index; ++g) {
        used[static_cast<std::size_t>(g)] += use.amount;
      }
    }
    std::vector<Violation> found;
    bool goes_on = false;
    for (std::size_t g = 0; g < used.size(); ++g) {
      if (used[g] <= available_) {
        goes_on = false;
        continue;
      }
      std::vector<MeetingIndex> at_once = taking(spans, Grain{static_cast<int>(g)});
      if (!goes_on || found.back().meetings != at_once) found.push_back({std::move(at_once), 0});
      found.back().amount += used[g] - available_;
      goes_on = true;
    }
    return found;
  }

  void compile(const Timetable& timetable, CostModel& model) const override {
    std::vector<MeetingIndex> meetings;
    for (const Use& use : uses_) meetings.push_back(use.meeting);
    model.price_jointly(meetings, std::make_unique<Profile>(timetable, uses_, available_, priced(1)));
  }

 private:
  std::vector<MeetingIndex> taking(const std::vector<Span>& spans, Grain at) const {
    std::vector<MeetingIndex> meetings;
    for (std::size_t k = 0; k < spans.size(); ++k) {
      if (spans[k].start <= at && at < spans[k].end) meetings.push_back(uses_[k].meeting);
    }
    return meetings;
  }

  std::vector<Use> uses_;
  int available_;
};

}  // namespace

std::unique_ptr<TimetableConstraint> at_most_at_once(Rated rated, std::vector<Use> uses, int available) {
  return std::make_unique<AtMostAtOnce>(rated, std::move(uses), available);
}

}  // namespace plenary::scheduler
