#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "scheduler/plan/programme_calendars.hpp"
#include "scheduler/plan/rule.hpp"
#include "scheduler/plan/rules.hpp"

namespace plenary::scheduler {

/// Answers whether some sessions can hold some rules, for those who look for what is wrong. Refers to everything that
/// it is given.
class Feasibility {
 public:
  Feasibility(const ProgrammeProblem& programme, const ProgrammeCalendars& calendars, const StatedRules& rules,
              std::function<bool()> stopped = {});

  /// The rules that speak of any of `sessions`, ascending: those of single sessions first, in their order.
  ProgrammeRules rules_about(const std::vector<std::size_t>& sessions) const;

  /// Whether `sessions`, ascending, can hold those of `rules` that speak of them. Nothing where that could be neither
  /// shown nor ruled out with bounded work. They are a part of `whole`: a rule that cannot be judged before others of
  /// it are there is no hindrance, so that a part of what is possible is possible.
  std::optional<bool> possible(const std::vector<std::size_t>& sessions, const std::vector<const ProgrammeRule*>& rules,
                               const std::vector<std::size_t>& whole) const;
  /// The plan that showed the last `possible` to be true: by session of its list.
  const Plan& shown_by() const noexcept { return shown_by_; }
  /// The same under all rules.
  std::optional<bool> possible(const std::vector<std::size_t>& sessions, const std::vector<std::size_t>& whole) const;
  /// The same of a whole.
  std::optional<bool> possible(const std::vector<std::size_t>& sessions) const { return possible(sessions, sessions); }

 private:
  std::optional<bool> possible(const std::vector<std::size_t>& sessions, const std::vector<SlotSet>& allowed,
                               const std::vector<const ProgrammeRule*>& rules,
                               const std::vector<std::size_t>& whole) const;

  const ProgrammeProblem& programme_;
  const ProgrammeCalendars& calendars_;
  const StatedRules& rules_;
  std::function<bool()> stopped_;
  mutable Plan shown_by_;
};

}  // namespace plenary::scheduler
