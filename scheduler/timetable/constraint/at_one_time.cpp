#include <utility>

#include "scheduler/timetable/constraint/pairs.hpp"
#include "scheduler/timetable/constraint/programme_constraints.hpp"

namespace plenary::scheduler {

namespace {

class AtOneTime final : public TimetableConstraint {
 public:
  AtOneTime(const Rated& rated, std::vector<MeetingIndex> meetings,
            std::shared_ptr<const std::vector<std::chrono::minutes>> times)
      : TimetableConstraint(rated.name, rated.level, rated.weight),
        meetings_(std::move(meetings)),
        times_(std::move(times)) {}

  std::vector<Violation> violations(const Timetable&, const Plan& plan) const override {
    return violations_among(meetings_, [&](MeetingIndex i, MeetingIndex j) {
      return differ(plan[position(i)].start, plan[position(j)].start);
    });
  }

  void compile(const Timetable&, CostModel& model) const override {
    const auto price = [this](Grain a, Grain b) { return priced(differ(a, b)); };
    for (std::size_t j = 0; j < meetings_.size(); ++j) {
      for (std::size_t i = 0; i < j; ++i)
        model.price_starts_of_pair(position(meetings_[i]), position(meetings_[j]), price);
    }
  }

 private:
  std::int64_t differ(Grain a, Grain b) const noexcept {
    return (*times_)[static_cast<std::size_t>(a.index)] == (*times_)[static_cast<std::size_t>(b.index)] ? 0 : 1;
  }

  std::vector<MeetingIndex> meetings_;
  std::shared_ptr<const std::vector<std::chrono::minutes>> times_;
};

}  // namespace

std::unique_ptr<TimetableConstraint> at_one_time(Rated rated, std::vector<MeetingIndex> meetings,
                                                 std::shared_ptr<const std::vector<std::chrono::minutes>> times) {
  return std::make_unique<AtOneTime>(rated, std::move(meetings), std::move(times));
}

}  // namespace plenary::scheduler
