#pragma once

#include <cstddef>
#include <memory>
#include <utility>
#include <vector>

#include "scheduler/plan/axis.hpp"
#include "scheduler/plan/programme_answer.hpp"
#include "scheduler/plan/programme_calendars.hpp"
#include "scheduler/plan/rule.hpp"
#include "scheduler/timetable/timetable_solver.hpp"

namespace plenary::scheduler {

/// Some sessions of a programme under some of its rules, as the engine wants them. The rooms of the timetable
/// are the programme's, and one more in which everything online takes place.
class Attempt {
 public:
  /// `sessions` ascending, at least one; `allowed` by session of the list, none empty; `rules` are those that do
  /// not speak of a single session's start. With `terms`, the policy is stated too. `whole` are the sessions among
  /// which these are attempted, where there are more.
  Attempt(const ProgrammeProblem& programme, const ProgrammeCalendars& calendars, std::vector<std::size_t> sessions,
          const std::vector<SlotSet>& allowed, const std::vector<const ProgrammeRule*>& rules, bool terms,
          const std::vector<std::size_t>& whole = {});
  Attempt(const Attempt&) = delete;
  Attempt& operator=(const Attempt&) = delete;

  const Timetable& timetable() const noexcept { return timetable_; }
  const CostModel& model() const noexcept { return *model_; }
  const Cast& cast() const noexcept { return cast_; }
  /// By meeting and start from its first: whether it was allowed.
  const std::vector<std::vector<bool>>& allowed() const noexcept { return allowed_; }
  /// The same prices and `guide` on top, which lead a search that knows sums only.
  CostModel model_with(const TimetableConstraints& guide) const;

  /// The score by the rules' own definitions: what the engine says must agree.
  Score score(const Plan& plan) const;
  std::vector<PlannedPlace> places(const Plan& plan) const;
  /// The plan that puts each session where `places` does, in their order: at a start that was allowed, online where
  /// there is no room.
  Plan plan_of(const std::vector<PlannedPlace>& places) const;
  std::vector<TermAmount> term_amounts(const Plan& plan) const;

 private:
  void add_rooms();
  void add_meetings();
  void add_structure(const std::vector<SlotSet>& allowed);
  void compile(CostModel& model) const;

  const ProgrammeProblem& programme_;
  const ProgrammeCalendars& calendars_;
  std::vector<std::size_t> sessions_;
  Axis axis_;
  Cast cast_;
  Timetable timetable_;
  TimetableConstraints constraints_;
  std::vector<std::pair<PolicyTerm, TimetableConstraints>> terms_;
  std::unique_ptr<CostModel> model_;
  std::vector<std::vector<bool>> allowed_;
};

/// A term of the policy as constraints over the sessions that take part.
TimetableConstraints constraints_of(const ProgrammeProblem& programme, const Cast& cast, const PolicyTerm& term);

}  // namespace plenary::scheduler
