#pragma once

#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

namespace plenary::scheduler {

/// What a plan can be good at. Each is a named constraint that may be violated at a price.
enum class Term {
  moved_sessions,      ///< published sessions whose start or room changes: each start, each room
  moved_by,            ///< published sessions that are moved: by how many steps of the grid
  required_preferred,  ///< a delegation required in one session and preferred in another at once: each step shared
  preferred_conflict,  ///< a delegation preferred in two sessions at once: each step shared
  absences,            ///< a preferred delegation that cannot attend by its calendar: each one
  burden,              ///< points of all delegations
  earliest,            ///< days between the window's first and that of each session
  breaks,              ///< a delegation's sessions that follow each other without a break: each
  few_overlaps,        ///< steps that two sessions share
  larger_rooms,        ///< seats by which other rooms are larger
  room_stability,      ///< who attends two sessions within two steps of each other and must change rooms: each
  compact_days         ///< days on which a delegation must attend something: each
};

inline constexpr std::array all_terms{Term::moved_sessions,     Term::moved_by,       Term::required_preferred,
                                      Term::preferred_conflict, Term::absences,       Term::burden,
                                      Term::earliest,           Term::breaks,         Term::few_overlaps,
                                      Term::larger_rooms,       Term::room_stability, Term::compact_days};

/// "moved_sessions", as documents write it.
constexpr std::string_view name_of(Term term) noexcept {
  constexpr std::array<std::string_view, all_terms.size()> names{
      "moved_sessions", "moved_by", "required_preferred", "preferred_conflict", "absences",       "burden",
      "earliest",       "breaks",   "few_overlaps",       "larger_rooms",       "room_stability", "compact_days"};
  return names[static_cast<std::size_t>(term)];
}

/// Terms of the first level are never traded for any amount of the second.
enum class PolicyLevel { medium, soft };

/// A term that counts, at which level and how much of it a violation is.
struct PolicyTerm {
  Term term = Term::burden;
  PolicyLevel level = PolicyLevel::soft;
  int weight = 1;  ///< 1 to 1,000
  friend bool operator==(const PolicyTerm&, const PolicyTerm&) = default;
};

/// What counts; each term at most once.
using Policy = std::vector<PolicyTerm>;

/// First that published sessions stay, nobody misses what they are preferred in; then burdens, order and tidiness.
Policy default_policy();

}  // namespace plenary::scheduler
