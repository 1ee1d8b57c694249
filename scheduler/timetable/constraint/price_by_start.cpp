#include <utility>

#include "scheduler/timetable/constraint/programme_constraints.hpp"

namespace plenary::scheduler {

namespace {

class PriceByStart final : public TimetableConstraint {
 public:
  PriceByStart(const Rated& rated, MeetingIndex meeting, std::vector<std::int32_t> amount_by_start, Grain first)
      : TimetableConstraint(rated.name, rated.level, rated.weight),
        meeting_(meeting),
        amount_by_start_(std::move(amount_by_start)),
        first_(first) {}

  std::vector<Violation> violations(const Timetable&, const Plan& plan) const override {
    const std::int64_t amount = at(plan[position(meeting_)].start);
    if (amount == 0) return {};
    return {{{meeting_}, amount}};
  }

  void compile(const Timetable&, CostModel& model) const override {
    model.price_starts_of(position(meeting_), [this](Grain start) { return priced(at(start)); });
  }

 private:
  std::int64_t at(Grain start) const {
    const auto place = static_cast<std::size_t>((start - first_).count);
    return start >= first_ && place < amount_by_start_.size() ? amount_by_start_[place] : 0;
  }

  MeetingIndex meeting_;
  std::vector<std::int32_t> amount_by_start_;
  Grain first_;
};

}  // namespace

std::unique_ptr<TimetableConstraint> price_by_start(Rated rated, MeetingIndex meeting,
                                                    std::vector<std::int32_t> amount_by_start, Grain first) {
  return std::make_unique<PriceByStart>(rated, meeting, std::move(amount_by_start), first);
}

}  // namespace plenary::scheduler
