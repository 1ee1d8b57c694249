#pragma once

#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

namespace plenary::scheduler {

/// What makes a plan tidy. Each is a named constraint that may be violated at a price. It decides between plans that
/// are equally fair; that published sessions stay, who carries what, and that it is early, has an order of its own.
enum class Term {
  required_preferred,  ///< a delegation required in one session and preferred in another at once: each step shared
  preferred_conflict,  ///< a delegation preferred in two sessions at once: each step shared
  breaks,              ///< a delegation's sessions that follow each other without a break: each
  few_overlaps,        ///< steps that two sessions share
  larger_rooms,        ///< seats by which other rooms are larger
  room_stability,      ///< who attends two sessions within two steps of each other and must change rooms: each
  compact_days,        ///< days on which a delegation must attend something: each
  preferred_times      ///< steps of a session outside the times that it prefers
};

inline constexpr std::array all_terms{Term::required_preferred, Term::preferred_conflict, Term::breaks,
                                      Term::few_overlaps,       Term::larger_rooms,       Term::room_stability,
                                      Term::compact_days,       Term::preferred_times};

/// "compact_days", as documents write it.
constexpr std::string_view name_of(Term term) noexcept {
  constexpr std::array<std::string_view, all_terms.size()> names{
      "required_preferred", "preferred_conflict", "breaks",       "few_overlaps",
      "larger_rooms",       "room_stability",     "compact_days", "preferred_times"};
  return names[static_cast<std::size_t>(term)];
}

/// Terms of the first level are never traded for any amount of the second.
enum class PolicyLevel { medium, soft };

/// A term that counts, at which level and how much of it a violation is.
struct PolicyTerm {
  Term term = Term::breaks;
  PolicyLevel level = PolicyLevel::soft;
  int weight = 1;  ///< 1 to 1,000
  friend bool operator==(const PolicyTerm&, const PolicyTerm&) = default;
};

/// What counts; each term at most once.
using Policy = std::vector<PolicyTerm>;

/// First that nobody is preferred in two places at once; then breaks, rooms and compact days.
Policy default_policy();

}  // namespace plenary::scheduler
