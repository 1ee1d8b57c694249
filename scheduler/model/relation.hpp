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
  same_time,      ///< they begin at one time of the day, on whichever days
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

/// Which sessions of its list a relation puts before which.
enum class RelationOrder {
  none,
  in_turn,       ///< each before the next
  first_before,  ///< the first before all others
  first_after    ///< the first after all others
};

/// What holds of every relation of a kind: a kind more is a line more in `relation_traits`, and the rule that keeps it.
struct RelationTraits {
  RelationKind kind = RelationKind::before;
  std::string_view name = {};  ///< "before", as documents write it
  bool binds_times = false;    ///< planning keeps it: it says when, or where, sessions can be
  /// The first session of the list stands to each of the others, and no two others to each other. Only such a relation
  /// is a statement about one session, which is published with it.
  bool is_about_first = false;
  /// The first lies within the others: such statements form a forest (RFC 5545 RELTYPE=PARENT).
  bool is_within = false;
  RelationOrder order = RelationOrder::none;  ///< in time
  bool is_told = true;                        ///< calendars relate the sessions to each other (RFC 5545 §3.8.4.5)
  std::string_view words = {};    ///< code of how the first speaks of its target; empty where it is not about the first
  std::string_view inverse = {};  ///< of how the target speaks of it
};

inline constexpr auto relation_traits = std::to_array<RelationTraits>(
    {{.kind = RelationKind::before, .name = "before", .binds_times = true, .order = RelationOrder::in_turn},
     {.kind = RelationKind::same_day, .name = "same_day", .binds_times = true},
     {.kind = RelationKind::different_days, .name = "different_days", .binds_times = true, .is_told = false},
     {.kind = RelationKind::consecutive_days,
      .name = "consecutive_days",
      .binds_times = true,
      .order = RelationOrder::in_turn},
     {.kind = RelationKind::parallel, .name = "parallel", .binds_times = true},
     {.kind = RelationKind::never_overlapping, .name = "never_overlapping", .binds_times = true, .is_told = false},
     {.kind = RelationKind::same_time, .name = "same_time", .binds_times = true, .is_told = false},
     {.kind = RelationKind::same_room, .name = "same_room", .binds_times = true, .is_told = false},
     {.kind = RelationKind::opens,
      .name = "opens",
      .binds_times = true,
      .is_about_first = true,
      .is_within = true,
      .order = RelationOrder::first_before,
      .words = "relation.opens",
      .inverse = "relation.opens.inverse"},
     {.kind = RelationKind::closes,
      .name = "closes",
      .binds_times = true,
      .is_about_first = true,
      .is_within = true,
      .order = RelationOrder::first_after,
      .words = "relation.closes",
      .inverse = "relation.closes.inverse"},
     {.kind = RelationKind::in_margins_of,
      .name = "in_margins_of",
      .binds_times = true,
      .is_about_first = true,
      .is_within = true,
      .words = "relation.in-margins-of",
      .inverse = "relation.in-margins-of.inverse"},
     {.kind = RelationKind::part_of,
      .name = "part_of",
      .is_about_first = true,
      .is_within = true,
      .words = "relation.part-of",
      .inverse = "relation.part-of.inverse"},
     {.kind = RelationKind::requested_at,
      .name = "requested_at",
      .is_about_first = true,
      .words = "relation.requested-at",
      .inverse = "relation.requested-at.inverse"},
     {.kind = RelationKind::repeated_at,
      .name = "repeated_at",
      .is_about_first = true,
      .words = "relation.repeated-at",
      .inverse = "relation.repeated-at.inverse"},
     {.kind = RelationKind::joint_with,
      .name = "joint_with",
      .is_about_first = true,
      .words = "relation.joint-with",
      .inverse = "relation.joint-with.inverse"},
     {.kind = RelationKind::first_meeting_with,
      .name = "first_meeting_with",
      .is_about_first = true,
      .words = "relation.first-meeting-with",
      .inverse = "relation.first-meeting-with.inverse"},
     {.kind = RelationKind::presents,
      .name = "presents",
      .is_about_first = true,
      .words = "relation.presents",
      .inverse = "relation.presents.inverse"},
     {.kind = RelationKind::replaces,
      .name = "replaces",
      .is_about_first = true,
      .words = "relation.replaces",
      .inverse = "relation.replaces.inverse"}});

constexpr const RelationTraits& traits_of(RelationKind kind) noexcept {
  return relation_traits[static_cast<std::size_t>(kind)];
}

static_assert([] {
  for (std::size_t i = 0; i < relation_traits.size(); ++i) {
    if (relation_traits[i].kind != static_cast<RelationKind>(i)) return false;
  }
  return relation_traits.back().kind == RelationKind::replaces;
}());

constexpr std::string_view name_of(RelationKind kind) noexcept { return traits_of(kind).name; }
constexpr bool binds_times(RelationKind kind) noexcept { return traits_of(kind).binds_times; }
constexpr bool is_about_first(RelationKind kind) noexcept { return traits_of(kind).is_about_first; }
constexpr bool is_within(RelationKind kind) noexcept { return traits_of(kind).is_within; }

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
