#include <utility>

#include "scheduler/constraint/timetable/programme_constraints.hpp"

namespace plenary::scheduler {

namespace {

class PriceByStart final : public TimetableConstraint {
 public:
  PriceByStart(const Rated& rated, MeetingIndex meeting, std::vector<std::int32_t> amount_by_start)
      : TimetableConstraint(rated.words, rated.level, rated.weight),
        meeting_(meeting),
        amount_by_start_(std::move(amount_by_start)) {}

  std::vector<Violation> violations(const Timetable&, const Plan& plan) const override {
    const std::int64_t amount = at(plan[position(meeting_)].start);
    if (amount == 0) return {};
    return {{{meeting_}, amount}};
  }

  void compile(const Timetable&, CostModel& model) const override {
    model.price_starts_of(position(meeting_), [this](Grain start) { return priced(at(start)); });
  }

 private:
  std::int64_t at(Grain start) const { return amount_by_start_[static_cast<std::size_t>(start.index)]; }

  MeetingIndex meeting_;
  std::vector<std::int32_t> amount_by_start_;
};

}  // namespace

std::unique_ptr<TimetableConstraint> price_by_start(Rated rated, MeetingIndex meeting,
                                                    std::vector<std::int32_t> amount_by_start) {
  return std::make_unique<PriceByStart>(rated, meeting, std::move(amount_by_start));
}

}  // namespace plenary::scheduler
