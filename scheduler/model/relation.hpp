#pragma once

#include <array>
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "calendar/text.hpp"
#include "scheduler/model/id.hpp"

namespace plenary::scheduler {

/// How sessions stand to each other: one vocabulary for what planning keeps and for what is published.
enum class RelationKind {
  before,  ///< each ends before the next one of the list begins
  same_day,
  different_days,
  consecutive_days,  ///< each on the day after the one before it
  parallel,          ///< they begin together
  never_overlapping,
  same_room,      ///< all of them are held in one room
  opens,          ///< the first of the list is the first part: it ends before any other begins
  closes,         ///< the first of the list is the last part: it begins after all others have ended
  in_margins_of,  ///< held beside the others for those who are there: in their city and days, at the time of no plenary
  part_of,
  requested_at,
  repeated_at,
  joint_with,
  first_meeting_with,
  presents,
  replaces
};

inline constexpr std::array all_relation_kinds{
    RelationKind::before,           RelationKind::same_day,   RelationKind::different_days,
    RelationKind::consecutive_days, RelationKind::parallel,   RelationKind::never_overlapping,
    RelationKind::same_room,        RelationKind::opens,      RelationKind::closes,
    RelationKind::in_margins_of,    RelationKind::part_of,    RelationKind::requested_at,
    RelationKind::repeated_at,      RelationKind::joint_with, RelationKind::first_meeting_with,
    RelationKind::presents,         RelationKind::replaces};

/// "before", as documents write it.
constexpr std::string_view name_of(RelationKind kind) noexcept {
  constexpr std::array<std::string_view, all_relation_kinds.size()> names{
      "before",           "same_day",   "different_days",
      "consecutive_days", "parallel",   "never_overlapping",
      "same_room",        "opens",      "closes",
      "in_margins_of",    "part_of",    "requested_at",
      "repeated_at",      "joint_with", "first_meeting_with",
      "presents",         "replaces"};
  return names[static_cast<std::size_t>(kind)];
}

/// Planning keeps it: it says when, or where, sessions can be.
constexpr bool binds_times(RelationKind kind) noexcept { return kind <= RelationKind::in_margins_of; }

/// The first session of the list stands to each of the others, and no two others to each other. Only such a relation
/// is a statement about one session, which is published with it.
constexpr bool is_about_first(RelationKind kind) noexcept { return kind >= RelationKind::opens; }

/// Whether the first lies within the others: such statements form a forest (RFC 5545 RELTYPE=PARENT).
constexpr bool is_within(RelationKind kind) noexcept {
  return kind == RelationKind::part_of || kind == RelationKind::opens || kind == RelationKind::closes ||
         kind == RelationKind::in_margins_of;
}

/// What planning is to keep among sessions of a programme. Days are those of the programme's zone.
struct SessionsRelation {
  RelationKind kind = RelationKind::before;   ///< one that binds times
  std::vector<SessionId> sessions;            ///< two or more, each once
  std::optional<std::chrono::minutes> least;  ///< before: the least time between
  std::optional<std::chrono::minutes> most;   ///< before: the most
};

/// A session of the same programme.
struct OwnTarget {
  SessionId id;
  friend bool operator==(const OwnTarget&, const OwnTarget&) = default;
};

/// Something outside the programme: a meeting of another process, a report.
struct OutsideTarget {
  LocalizedText name;
  std::string url;  ///< empty if not known
  friend bool operator==(const OutsideTarget&, const OutsideTarget&) = default;
};

/// A statement about the session that holds it.
struct RelationTo {
  RelationKind kind = RelationKind::part_of;  ///< one that is about the first
  std::variant<OwnTarget, OutsideTarget> target;
  friend bool operator==(const RelationTo&, const RelationTo&) = default;
};

}  // namespace plenary::scheduler
