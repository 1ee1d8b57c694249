#pragma once

#include <bitset>
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "calendar/civil/interval.hpp"
#include "calendar/civil/time.hpp"
#include "calendar/civil/zone.hpp"
#include "calendar/text.hpp"
#include "scheduler/model/burden_table.hpp"
#include "scheduler/model/dialogue.hpp"
#include "scheduler/model/ledger.hpp"
#include "scheduler/model/quorum.hpp"
#include "scheduler/model/role.hpp"
#include "scheduler/model/times.hpp"

namespace plenary::scheduler {

/// By `weekday::c_encoding()`.
using Weekdays = std::bitset<7>;

/// On which days a session may be, in the reference zone: every day that it touches.
struct DaysAllowed {
  std::optional<Weekdays> weekdays;      ///< all if absent; never none
  std::vector<calendar::Date> left_out;  ///< sorted
  friend bool operator==(const DaysAllowed&, const DaysAllowed&) = default;
};

/// One person of a delegation, with a calendar of their own.
struct Delegate {
  std::string id;
  std::size_t seat = 0;    ///< index into the delegation's seats
  BusyTimes busy;          ///< with the time around
  TimeAround around = {};  ///< what `busy` holds before and after each busy time
};

/// Where people meet in person: they live by its clock and its sun.
struct Venue {
  Seat seat;
  const Delegation* country = nullptr;  ///< whose working week, rest days and holidays hold there; null: not known
  friend bool operator==(const Venue&, const Venue&) = default;
};

/// Days that a delegation spends elsewhere, by the clock there: it attends what begins on them from there.
struct Stay {
  DateWindow days;
  std::shared_ptr<const Venue> venue;  ///< never null

  bool contains(calendar::Instant start) const;
  friend bool operator==(const Stay& a, const Stay& b) { return a.days == b.days && *a.venue == *b.venue; }
};

/// A delegation as invited to one session.
struct Participant {
  const Delegation* delegation = nullptr;  ///< of the problem's dialogue, which outlives the problem
  Role role = Role::required;
  std::size_t seat = 0;                          ///< from which of its seats it takes part
  std::optional<ClockSpan> hours;                ///< local hours outside of which it cannot take part
  BusyTimes busy;                                ///< when the whole delegation is busy, with the time around
  std::vector<Delegate> delegates;               ///< empty: the delegation is one calendar
  std::shared_ptr<const Venue> venue = nullptr;  ///< where it travels to; null: it takes part from home
  TimeAround around = {};                        ///< what `busy` holds before and after each busy time
  BusyTimes if_need_be = {};                     ///< when it could come all the same, with the time around
  PreferredTimes prefers = {};                   ///< on the clock of where it attends
  std::vector<Stay> stays = {};                  ///< in order; of nobody who travels to the session

  /// It wishes something that has a price: what that costs is no part of what a ledger says.
  bool has_wishes() const noexcept { return !if_need_be.empty() || !prefers.empty(); }

  const Seat& place() const noexcept { return venue ? venue->seat : delegation->seats[seat]; }
  const Seat& place_of(const Delegate& one) const noexcept { return venue ? venue->seat : delegation->seats[one.seat]; }
  /// Where it attends a session that begins then.
  const Seat& place_at(calendar::Instant start) const;
  /// As it attends a session that begins then: at one place, without stays.
  Participant attending(calendar::Instant start) const;
  /// Whether it is compared with others; else it enters the total alone.
  bool counts_fairly() const noexcept { return delegation->counts_fairly(); }
};

/// Leave to meet on a day that would otherwise be refused.
struct Waiver {
  enum class What { rest_day, holiday, friday_prayer };
  DelegationId delegation;
  What what = What::holiday;
  std::optional<calendar::Date> on;  ///< every day of the window if absent
};

/// What the ledger demands of a slot, for every invited country, with the weight of its role.
struct LedgerFloors {
  /// Whoever carried more than this many points at its last invitation does not do so again.
  std::optional<int> most_twice;
  /// Of the last `of` invitations, the one to be placed included, at least `least` cost nothing. A country that is
  /// short of that carries nothing now; invitations before its first one count as free of cost.
  struct Free {
    int least = 0;
    int of = 1;
  };
  std::optional<Free> free;
};

/// A session to be placed: everything that the exhaustive solver needs, already resolved and valid.
struct Problem {
  const Dialogue* dialogue = nullptr;
  std::string id;
  LocalizedText title;
  DateWindow window;  ///< days on which it may begin
  std::chrono::minutes duration{60};
  std::chrono::minutes grid{15};                ///< starts lie on multiples of it after local midnight; divides an hour
  calendar::Zone zone = calendar::Zone::utc();  ///< reference zone: people agree on its wall clock
  std::optional<ClockSpan> hours;               ///< the whole session lies within, in the reference zone
  DaysAllowed days;
  PreferredTimes prefers = {};            ///< in the reference zone: decides between slots that are equally fair
  std::vector<Participant> participants;  ///< sorted by delegation id
  Quorum quorum;
  std::optional<int> most_points;  ///< floor: no attending country carries more, unweighted by role
  LedgerFloors ledger_floors;
  std::vector<Waiver> waivers;
  BurdenTable table;
  Ledger ledger;                             ///< of the sessions before this one; set by `set_ledger`
  std::vector<Burden> past;                  ///< by participant, what the ledger says; empty without a ledger
  std::vector<calendar::LocalTime> compare;  ///< slots that the answer must place in its ranking
};

}  // namespace plenary::scheduler
