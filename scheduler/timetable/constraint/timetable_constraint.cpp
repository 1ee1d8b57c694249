#include "scheduler/timetable/constraint/timetable_constraint.hpp"

namespace plenary::scheduler {

Score TimetableConstraint::priced(std::int64_t amount) const noexcept {
  Score score;
  score.at(level_) = amount * weight_;
  return score;
}

Score TimetableConstraint::score(const Timetable& timetable, const Plan& plan) const {
  std::int64_t amount = 0;
  for (const Violation& violation : violations(timetable, plan)) amount += violation.amount;
  return priced(amount);
}

Score score_of(const Timetable& timetable, const TimetableConstraints& constraints, const Plan& plan) {
  Score total;
  for (const auto& constraint : constraints) total += constraint->score(timetable, plan);
  return total;
}

}  // namespace plenary::scheduler
