#include <algorithm>
#include <optional>
#include <utility>

#include "scheduler/timetable/constraint/programme_constraints.hpp"
#include "scheduler/timetable/constraint/started_meetings.hpp"

namespace plenary::scheduler {

namespace {

bool shares(const Span& a, const Span& b) noexcept { return overlap(a, b).count > 0; }

/// The delegations that a meeting engages; meetings × delegations.
class Engagements {
 public:
  Engagements(const Timetable& timetable, const std::vector<Counted>& counted)
      : delegations_(counted.size()), engaged_(timetable.meetings.size() * counted.size()) {
    for (std::size_t c = 0; c < counted.size(); ++c) {
      for (const MeetingIndex meeting : counted[c].engaged) engaged_[position(meeting) * delegations_ + c] = true;
    }
  }
  bool engages(std::size_t meeting, std::size_t delegation) const {
    return engaged_[meeting * delegations_ + delegation];
  }

 private:
  std::size_t delegations_;
  std::vector<bool> engaged_;
};

/// Nothing until the meeting itself is put; then the delegations that it misses.
class Missing final : public JointPrice {
 public:
  Missing(const Timetable& timetable, std::size_t subject, const std::vector<Counted>& counted, int least,
          Grains longest, const Score& price)
      : timetable_(&timetable),
        subject_(subject),
        counted_(&counted),
        engagements_(std::make_shared<const Engagements>(timetable, counted)),
        least_(least),
        longest_(longest),
        price_(price) {}

  std::unique_ptr<JointPrice> clone() const override { return std::make_unique<Missing>(*this); }

  Score added(std::size_t meeting, Grain start) const override {
    if (meeting == subject_) return missing(start, nullptr) * price_;
    if (!start_ || !shares(span(meeting, start), span(subject_, *start_))) return {};
    const StartedMeeting also{start, meeting};
    return (missing(*start_, &also) - missing(*start_, nullptr)) * price_;
  }
  void put(std::size_t meeting, Grain start) override {
    if (meeting == subject_) {
      start_ = start;
    } else {
      put_.put(meeting, start);
    }
  }
  void take(std::size_t meeting, Grain start) override {
    if (meeting == subject_) {
      start_.reset();
    } else {
      put_.take(meeting, start);
    }
  }

 private:
  Span span(std::size_t meeting, Grain start) const noexcept {
    return {start, start + timetable_->meetings[meeting].duration};
  }

  /// If the meeting begins at `start`, with what is put and `also`.
  std::int64_t missing(Grain start, const StartedMeeting* also) const {
    const Span during = span(subject_, start);
    const auto near = put_.starting({start.index - longest_.count}, during.end);
    std::int64_t available = 0;
    for (std::size_t c = 0; c < counted_->size(); ++c) {
      const Counted& delegation = (*counted_)[c];
      if (!delegation.free[static_cast<std::size_t>(start.index)]) continue;
      if (most_engaged(c, during, near, also) < delegation.people) ++available;
    }
    return std::max<std::int64_t>(0, least_ - available);
  }

  /// How many of the delegation's meetings are at once during `during`, at worst: where that or one of them begins.
  int most_engaged(std::size_t delegation, const Span& during, std::span<const StartedMeeting> near,
                   const StartedMeeting* also) const {
    const auto at_once = [&](Grain at) {
      const auto holds = [&](const StartedMeeting& one) {
        const Span of_one = span(one.meeting, one.start);
        return of_one.start <= at && at < of_one.end && engagements_->engages(one.meeting, delegation);
      };
      const auto count = static_cast<int>(std::ranges::count_if(near, holds));
      return also != nullptr && holds(*also) ? count + 1 : count;
    };
    int most = at_once(during.start);
    for (const StartedMeeting& one : near) {
      if (one.start > during.start && engagements_->engages(one.meeting, delegation)) {
        most = std::max(most, at_once(one.start));
      }
    }
    if (also != nullptr && also->start > during.start) most = std::max(most, at_once(also->start));
    return most;
  }

  const Timetable* timetable_;
  std::size_t subject_;
  const std::vector<Counted>* counted_;  ///< the constraint's, which outlives this
  std::shared_ptr<const Engagements> engagements_;
  int least_;
  Grains longest_;  ///< of the meetings that engage somebody
  Score price_;
  std::optional<Grain> start_;  ///< the meeting's own
  StartedMeetings put_;         ///< the others
};

class QuorumInPlan final : public TimetableConstraint {
 public:
  QuorumInPlan(const Rated& rated, MeetingIndex meeting, std::vector<Counted> counted, int least)
      : TimetableConstraint(rated.name, rated.level, rated.weight),
        meeting_(meeting),
        counted_(std::move(counted)),
        least_(least) {
    for (Counted& delegation : counted_) std::erase(delegation.engaged, meeting_);
  }

  std::vector<Violation> violations(const Timetable& timetable, const Plan& plan) const override {
    const auto available = std::ranges::count_if(counted_, [&](const Counted& delegation) {
      return delegation.free[static_cast<std::size_t>(plan[position(meeting_)].start.index)] &&
             delegation.people - most_engaged(timetable, plan, delegation) >= 1;
    });
    if (available >= least_) return {};
    return {{{meeting_}, least_ - available}};
  }

  void compile(const Timetable& timetable, CostModel& model) const override {
    std::vector<MeetingIndex> meetings;
    for (const Counted& delegation : counted_) {
      meetings.insert(meetings.end(), delegation.engaged.begin(), delegation.engaged.end());
    }
    std::ranges::sort(meetings);
    meetings.erase(std::unique(meetings.begin(), meetings.end()), meetings.end());
    const Grains longest = longest_of(timetable, meetings);
    meetings.push_back(meeting_);
    model.price_jointly(meetings,
                        std::make_unique<Missing>(timetable, position(meeting_), counted_, least_, longest, priced(1)));
  }

 private:
  /// People in other meetings at once, in the worst grain of the meeting.
  int most_engaged(const Timetable& timetable, const Plan& plan, const Counted& delegation) const {
    const Span during = span_of(timetable.meetings[position(meeting_)], plan[position(meeting_)]);
    int most = 0;
    for (Grain at = during.start; at < during.end; ++at.index) {
      int at_once = 0;
      for (const MeetingIndex other : delegation.engaged) {
        const Span span = span_of(timetable.meetings[position(other)], plan[position(other)]);
        if (span.start <= at && at < span.end) ++at_once;
      }
      most = std::max(most, at_once);
    }
    return most;
  }

  MeetingIndex meeting_;
  std::vector<Counted> counted_;
  int least_;
};

}  // namespace

std::unique_ptr<TimetableConstraint> quorum_in_plan(Rated rated, MeetingIndex meeting, std::vector<Counted> counted,
                                                    int least) {
  return std::make_unique<QuorumInPlan>(rated, meeting, std::move(counted), least);
}

}  // namespace plenary::scheduler
