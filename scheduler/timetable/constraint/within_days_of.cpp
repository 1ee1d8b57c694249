#include <algorithm>
#include <utility>

#include "scheduler/timetable/constraint/programme_constraints.hpp"

namespace plenary::scheduler {

namespace {

/// The days by which `day` is outside [first, last].
std::int64_t outside(int day, int first, int last) noexcept { return std::max({0, first - day, day - last}); }

/// What the subject costs once all are put: until then the others' days may still move apart.
class SubjectsDay final : public JointPrice {
 public:
  SubjectsDay(const Timetable& timetable, MeetingIndex subject, const std::vector<MeetingIndex>& others,
              const Score& price)
      : timetable_(&timetable), subject_(position(subject)), price_(price), missing_(others.size() + 1) {
    for (const MeetingIndex other : others) others_.push_back({position(other), not_put});
  }

  std::unique_ptr<JointPrice> clone() const override { return std::make_unique<SubjectsDay>(*this); }

  Score added(std::size_t meeting, Grain start) const override {
    if (missing_ != 1) return {};
    const int day = timetable_->day(start);
    const int subjects = meeting == subject_ ? day : subjects_day_;
    int first = day;
    int last = day;
    if (meeting == subject_) first = last = others_.front().day;
    for (const Other& other : others_) {
      if (other.meeting == meeting) continue;
      first = std::min(first, other.day);
      last = std::max(last, other.day);
    }
    return outside(subjects, first, last) * price_;
  }
  void put(std::size_t meeting, Grain start) override {
    set(meeting, timetable_->day(start));
    --missing_;
  }
  void take(std::size_t meeting, Grain) override {
    set(meeting, not_put);
    ++missing_;
  }

 private:
  static constexpr int not_put = -1;
  struct Other {
    std::size_t meeting;
    int day;
  };

  void set(std::size_t meeting, int day) {
    if (meeting == subject_) {
      subjects_day_ = day;
    } else {
      std::ranges::find(others_, meeting, &Other::meeting)->day = day;
    }
  }

  const Timetable* timetable_;
  std::size_t subject_;
  Score price_;
  std::size_t missing_;  ///< meetings that are not put
  int subjects_day_ = not_put;
  std::vector<Other> others_;
};

class WithinDaysOf final : public TimetableConstraint {
 public:
  WithinDaysOf(const Rated& rated, MeetingIndex subject, std::vector<MeetingIndex> others)
      : TimetableConstraint(rated.name, rated.level, rated.weight), subject_(subject), others_(std::move(others)) {}

  std::vector<Violation> violations(const Timetable& timetable, const Plan& plan) const override {
    if (others_.empty()) return {};
    const auto by_start = [&plan](MeetingIndex a, MeetingIndex b) {
      return plan[position(a)].start < plan[position(b)].start;
    };
    const auto day_of = [&](MeetingIndex meeting) { return timetable.day(plan[position(meeting)].start); };
    const auto [first, last] = std::ranges::minmax_element(others_, by_start);
    const std::int64_t missed = outside(day_of(subject_), day_of(*first), day_of(*last));
    if (missed == 0) return {};
    return {{{subject_, day_of(subject_) < day_of(*first) ? *first : *last}, missed}};
  }

  void compile(const Timetable& timetable, CostModel& model) const override {
    if (others_.empty()) return;
    std::vector<MeetingIndex> meetings = others_;
    meetings.push_back(subject_);
    model.price_jointly(meetings, std::make_unique<SubjectsDay>(timetable, subject_, others_, priced(1)));
  }

 private:
  MeetingIndex subject_;
  std::vector<MeetingIndex> others_;
};

}  // namespace

std::unique_ptr<TimetableConstraint> within_days_of(Rated rated, MeetingIndex subject,
                                                    std::vector<MeetingIndex> others) {
  return std::make_unique<WithinDaysOf>(rated, subject, std::move(others));
}

}  // namespace plenary::scheduler
