#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scheduler/timetable/constraint/cost_model.hpp"
#include "scheduler/timetable/score.hpp"
#include "scheduler/timetable/timetable.hpp"

namespace plenary::scheduler {

/// One place where a plan violates a constraint.
struct Violation {
  std::vector<MeetingIndex> meetings;  ///< that are at odds with the rule, or with each other
  std::int64_t amount = 0;             ///< before the constraint's weight
};

/// One named rule about the plan of a timetable. Its `violations` are its definition; what it tells the
/// engine in `compile` is tested against them.
class TimetableConstraint {
 public:
  TimetableConstraint(std::string_view name, Level level, int weight) : name_(name), level_(level), weight_(weight) {}
  virtual ~TimetableConstraint() = default;

  std::string_view name() const noexcept { return name_; }  ///< for whoever looks for a mistake
  Level level() const noexcept { return level_; }
  int weight() const noexcept { return weight_; }  ///< 0 and more

  virtual std::vector<Violation> violations(const Timetable& timetable, const Plan& plan) const = 0;

  /// The same as costs that the engine can add up move by move: a start that violates it whatever else is
  /// planned is forbidden where the level is hard, a price otherwise.
  virtual void compile(const Timetable& timetable, CostModel& model) const = 0;

  /// The weighted sum of the violations, at the constraint's level.
  Score score(const Timetable& timetable, const Plan& plan) const;

 protected:
  /// `amount` times the weight, at the level.
  Score priced(std::int64_t amount) const noexcept;

 private:
  std::string name_;
  Level level_;
  int weight_;
};

using TimetableConstraints = std::vector<std::unique_ptr<TimetableConstraint>>;

// One file each.

/// Two meetings are never in one room at the same time: shared grains.
std::unique_ptr<TimetableConstraint> room_conflict(Level level, int weight);
/// A meeting ends within the axis: the index of the last grain, where there is no such grain.
std::unique_ptr<TimetableConstraint> overtime(Level level, int weight);
/// Nobody is required in two meetings at once: shared grains, for each person.
std::unique_ptr<TimetableConstraint> required_conflict(Level level, int weight);
/// The room has a seat for everybody who is invited: seats that are missing.
std::unique_ptr<TimetableConstraint> room_capacity(Level level, int weight);
/// A meeting does not run over into the next day: 1.
std::unique_ptr<TimetableConstraint> same_day(Level level, int weight);
/// Nobody is required in one meeting and preferred in another at once: shared grains, for each person.
std::unique_ptr<TimetableConstraint> required_preferred_conflict(Level level, int weight);
/// Nobody is preferred in two meetings at once: shared grains, for each person.
std::unique_ptr<TimetableConstraint> preferred_conflict(Level level, int weight);
/// Meetings take place as early as possible: the index of the last grain.
std::unique_ptr<TimetableConstraint> as_early_as_possible(Level level, int weight);
/// A grain of break between two meetings that follow each other: each pair without one.
std::unique_ptr<TimetableConstraint> one_grain_break(Level level, int weight);
/// Few meetings at the same time, whoever attends: shared grains.
std::unique_ptr<TimetableConstraint> few_overlaps(Level level, int weight);
/// Larger rooms first: the seats by which other rooms are larger, summed.
std::unique_ptr<TimetableConstraint> larger_rooms_first(Level level, int weight);
/// Who attends two meetings within two grains of each other stays in one room: each person who must move.
std::unique_ptr<TimetableConstraint> room_stability(Level level, int weight);

// Relations between meetings: each is about the meetings that it is given.

/// The meetings are on one day: each pair that is not.
std::unique_ptr<TimetableConstraint> on_one_day(Level level, int weight, std::vector<MeetingIndex> meetings);
/// The meetings are on different days: each pair that is not.
std::unique_ptr<TimetableConstraint> on_different_days(Level level, int weight, std::vector<MeetingIndex> meetings);
/// Each meeting is on the day after the one before it in the list: the days by which that is missed.
std::unique_ptr<TimetableConstraint> on_consecutive_days(Level level, int weight, std::vector<MeetingIndex> meetings);
/// The meetings begin together: each pair that does not.
std::unique_ptr<TimetableConstraint> in_parallel(Level level, int weight, std::vector<MeetingIndex> meetings);

/// The meetings are in one room: each pair that is not.
std::unique_ptr<TimetableConstraint> in_one_room(Level level, int weight, std::vector<MeetingIndex> meetings);

/// The score of `plan` by the definitions of `constraints`, from nothing but the plan.
Score score_of(const Timetable& timetable, const TimetableConstraints& constraints, const Plan& plan);

}  // namespace plenary::scheduler
