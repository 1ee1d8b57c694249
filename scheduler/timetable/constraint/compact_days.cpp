#include <algorithm>
#include <optional>
#include <span>
#include <utility>

#include "scheduler/timetable/constraint/on_the_clock.hpp"
#include "scheduler/timetable/constraint/programme_constraints.hpp"

namespace plenary::scheduler {

namespace {

/// On how many meetings each person is on each day.
class Days final : public JointPrice {
 public:
  Days(const Timetable& timetable, const std::vector<std::vector<MeetingIndex>>& persons, const Score& price)
      : timetable_(&timetable), days_(days(timetable)), price_(price), meetings_on_(persons.size() * days_) {
    auto attending = std::make_shared<std::vector<std::vector<std::size_t>>>(timetable.meetings.size());
    for (std::size_t person = 0; person < persons.size(); ++person) {
      for (const MeetingIndex meeting : persons[person]) (*attending)[position(meeting)].push_back(person);
    }
    attending_ = std::move(attending);
    persons_ = std::make_shared<const std::vector<std::vector<MeetingIndex>>>(persons);
  }

  std::unique_ptr<JointPrice> clone() const override { return std::make_unique<Days>(*this); }

  Score added(std::size_t meeting, Grain start) const override {
    const std::size_t day = day_number(*timetable_, start);
    std::int64_t more = 0;
    for (const std::size_t person : (*attending_)[meeting]) {
      if (meetings_on_[person * days_ + day] == 0) ++more;
    }
    return more * price_;
  }
  void put(std::size_t meeting, Grain start) override { change(meeting, start, 1); }
  void take(std::size_t meeting, Grain start) override { change(meeting, start, -1); }

  /// As many days as it takes to meet everybody's spans: the end of the first that is not met yet, again and again.
  Score least(std::span<const Span> starts) const override {
    std::int64_t total = 0;
    std::vector<std::pair<int, int>> spans;  // last day, first day
    for (const auto& meetings : *persons_) {
      spans.clear();
      for (const MeetingIndex meeting : meetings) {
        const Span& span = starts[position(meeting)];
        spans.emplace_back(timetable_->day(span.last()), timetable_->day(span.start));
      }
      std::ranges::sort(spans);
      std::optional<int> met;
      for (const auto& [last, first] : spans) {
        if (met && *met >= first) continue;
        met = last;
        ++total;
      }
    }
    return total * price_;
  }

 private:
  void change(std::size_t meeting, Grain start, int by) {
    const std::size_t day = day_number(*timetable_, start);
    for (const std::size_t person : (*attending_)[meeting]) meetings_on_[person * days_ + day] += by;
  }

  const Timetable* timetable_;
  std::size_t days_;
  Score price_;
  std::shared_ptr<const std::vector<std::vector<std::size_t>>> attending_;  ///< persons, by meeting
  std::shared_ptr<const std::vector<std::vector<MeetingIndex>>> persons_;   ///< meetings, by person
  std::vector<int> meetings_on_;                                            ///< by person and day
};

class CompactDays final : public TimetableConstraint {
 public:
  CompactDays(const Rated& rated, std::vector<std::vector<MeetingIndex>> persons)
      : TimetableConstraint(rated.name, rated.level, rated.weight), persons_(std::move(persons)) {}

  /// One for each person and day, with the person's meetings of that day.
  std::vector<Violation> violations(const Timetable& timetable, const Plan& plan) const override {
    std::vector<Violation> found;
    for (const auto& meetings : persons_) {
      std::vector<Violation> by_day(days(timetable));
      for (const MeetingIndex meeting : meetings) {
        Violation& day = by_day[day_number(timetable, plan[position(meeting)].start)];
        day.meetings.push_back(meeting);
        day.amount = 1;
      }
      for (Violation& day : by_day) {
        if (day.amount > 0) found.push_back(std::move(day));
      }
    }
    return found;
  }

  void compile(const Timetable& timetable, CostModel& model) const override {
    std::vector<bool> attended(timetable.meetings.size());
    for (const auto& meetings : persons_) {
      for (const MeetingIndex meeting : meetings) attended[position(meeting)] = true;
    }
    std::vector<MeetingIndex> priced_meetings;
    for (std::size_t i = 0; i < attended.size(); ++i) {
      if (attended[i]) priced_meetings.push_back(static_cast<MeetingIndex>(i));
    }
    model.price_jointly(priced_meetings, std::make_unique<Days>(timetable, persons_, priced(1)));
  }

 private:
  std::vector<std::vector<MeetingIndex>> persons_;
};

}  // namespace

std::unique_ptr<TimetableConstraint> compact_days(Rated rated, std::vector<std::vector<MeetingIndex>> persons) {
  return std::make_unique<CompactDays>(rated, std::move(persons));
}

}  // namespace plenary::scheduler
