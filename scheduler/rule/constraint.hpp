#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/message.hpp"
#include "scheduler/grid/slot_set.hpp"
#include "scheduler/rule/problem_change.hpp"

namespace plenary::scheduler {

/// The hard rules of one session; a file each.
enum class RuleCode {
  window,
  deadline,
  hours,
  weekdays,
  left_out,
  lunch,
  attendance,
  quorum,
  most_points,
  most_points_twice,
  free_of_cost,
  interpreters,
  presence,
  pin
};

/// "most-points", as certificates write it.
constexpr std::string_view name_of(RuleCode rule) noexcept {
  constexpr std::array<std::string_view, 14> names{
      "window",      "deadline",          "hours",        "weekdays",     "left-out", "lunch", "attendance", "quorum",
      "most-points", "most-points-twice", "free-of-cost", "interpreters", "presence", "pin"};
  return names[static_cast<std::size_t>(rule)];
}

/// A hard rule of one session together with the slots that it allows.
struct Constraint {
  RuleCode rule{};
  Message name;  ///< "attendance of Libya (required)"
  SlotSet allowed;
  std::string subject = {};  ///< of whom or what, where a session has several such: "LY", "North Africa"
  std::optional<std::size_t> participant = std::nullopt;  ///< of the session's, where it is about one
  Message given_up = {};  ///< "invite Libya as preferred instead of required"; empty: it never is
  /// What would loosen the rule where the session, by its number, is one of a programme.
  void (*loosen)(const Constraint& rule, std::size_t session, ProblemChanges& changes) = nullptr;
};

/// "attendance LY", "quorum", "quorum North Africa": tells the rules of one session apart.
std::string certificate_name(const Constraint& rule);

using Constraints = std::vector<Constraint>;

}  // namespace plenary::scheduler
