#include <utility>

#include "scheduler/timetable/constraint/on_the_clock.hpp"
#include "scheduler/timetable/constraint/pairs.hpp"
#include "scheduler/timetable/constraint/programme_constraints.hpp"

namespace plenary::scheduler {

namespace {

/// Whether the axis goes on from the grain before `grain` without a gap.
bool follows(const Timetable& timetable, Grain grain) noexcept {
  if (grain.index == 0 || !timetable.exists(grain)) return false;
  return timetable.time(grain) - timetable.time({grain.index - 1}) == timetable.step;
}

/// How many persons attend both of two meetings; meetings × meetings.
using Common = std::vector<std::int32_t>;

/// Which meetings begin and end at each grain. A price of neighbours on the axis alone would count those before and
/// after lunch, or the night.
class Neighbours final : public JointPrice {
 public:
  Neighbours(const Timetable& timetable, std::shared_ptr<const Common> common, const Score& price)
      : timetable_(&timetable),
        common_(std::move(common)),
        price_(price),
        starting_(timetable.grains(), none),
        ending_(timetable.grains(), none),
        next_starting_(timetable.meetings.size(), none),
        next_ending_(timetable.meetings.size(), none) {}

  std::unique_ptr<JointPrice> clone() const override { return std::make_unique<Neighbours>(*this); }

  Score added(std::size_t meeting, Grain start) const override {
    const Grain end = start + timetable_->meetings[meeting].duration;
    std::int64_t persons = 0;
    if (follows(*timetable_, start)) persons += common_with(meeting, ending_[index(start)], next_ending_);
    if (follows(*timetable_, end)) persons += common_with(meeting, starting_[index(end)], next_starting_);
    return persons * price_;
  }
  void put(std::size_t meeting, Grain start) override {
    const Grain end = start + timetable_->meetings[meeting].duration;
    link(starting_[index(start)], next_starting_, meeting);
    if (timetable_->exists(end)) link(ending_[index(end)], next_ending_, meeting);
  }
  void take(std::size_t meeting, Grain start) override {
    const Grain end = start + timetable_->meetings[meeting].duration;
    unlink(starting_[index(start)], next_starting_, meeting);
    if (timetable_->exists(end)) unlink(ending_[index(end)], next_ending_, meeting);
  }

 private:
  /// The meetings at a grain are chained through `next`, so that to move one allocates nothing.
  using Link = std::int32_t;
  static constexpr Link none = -1;

  static std::size_t index(Grain grain) noexcept { return static_cast<std::size_t>(grain.index); }

  std::int64_t common_with(std::size_t meeting, Link first, const std::vector<Link>& next) const {
    std::int64_t persons = 0;
    for (Link other = first; other != none; other = next[static_cast<std::size_t>(other)]) {
      persons += (*common_)[meeting * next.size() + static_cast<std::size_t>(other)];
    }
    return persons;
  }
  static void link(Link& first, std::vector<Link>& next, std::size_t meeting) {
    next[meeting] = std::exchange(first, static_cast<Link>(meeting));
  }
  static void unlink(Link& first, std::vector<Link>& next, std::size_t meeting) {
    Link* at = &first;
    while (*at != static_cast<Link>(meeting)) at = &next[static_cast<std::size_t>(*at)];
    *at = next[meeting];
  }

  const Timetable* timetable_;
  std::shared_ptr<const Common> common_;
  Score price_;
  std::vector<Link> starting_;       ///< by grain
  std::vector<Link> ending_;         ///< by the grain after the last
  std::vector<Link> next_starting_;  ///< by meeting
  std::vector<Link> next_ending_;
};

class BreakBetweenOwn final : public TimetableConstraint {
 public:
  explicit BreakBetweenOwn(const Rated& rated) : TimetableConstraint(rated.name, rated.level, rated.weight) {}

  std::vector<Violation> violations(const Timetable& timetable, const Plan& plan) const override {
    return violations_of_pairs(timetable, [&](std::size_t i, std::size_t j) -> std::int64_t {
      const Span a = span_of(timetable.meetings[i], plan[i]);
      const Span b = span_of(timetable.meetings[j], plan[j]);
      const bool touch =
          (a.end == b.start && follows(timetable, b.start)) || (b.end == a.start && follows(timetable, a.start));
      return touch ? common_attendees(timetable.meetings[i], timetable.meetings[j]) : 0;
    });
  }

  void compile(const Timetable& timetable, CostModel& model) const override {
    const std::size_t count = timetable.meetings.size();
    const PersonSets required = required_of(timetable);
    const PersonSets preferred = preferred_of(timetable);
    auto common = std::make_shared<Common>(count * count);
    std::vector<bool> shares(count);
    for (std::size_t j = 0; j < count; ++j) {
      for (std::size_t i = 0; i < j; ++i) {
        const auto persons =
            static_cast<std::int32_t>(required.common(i, required, j) + required.common(i, preferred, j) +
                                      preferred.common(i, required, j) + preferred.common(i, preferred, j));
        (*common)[i * count + j] = (*common)[j * count + i] = persons;
        if (persons > 0) shares[i] = shares[j] = true;
      }
    }
    std::vector<MeetingIndex> sharing;
    for (std::size_t i = 0; i < count; ++i) {
      if (shares[i]) sharing.push_back(static_cast<MeetingIndex>(i));
    }
    if (sharing.empty()) return;
    model.price_jointly(sharing, std::make_unique<Neighbours>(timetable, std::move(common), priced(1)));
  }
};

}  // namespace

std::unique_ptr<TimetableConstraint> break_between_own(Rated rated) { return std::make_unique<BreakBetweenOwn>(rated); }

}  // namespace plenary::scheduler
