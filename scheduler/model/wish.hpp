#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "calendar/civil/time.hpp"
#include "calendar/civil/zone.hpp"
#include "scheduler/model/problem.hpp"
#include "scheduler/model/resource.hpp"
#include "scheduler/model/times.hpp"

/// What is asked of a session, as its document says it: private to those who plan, never published.
namespace plenary::scheduler {

/// A person of a delegation with a calendar of their own.
struct InvitedDelegate {
  std::string id;
  std::optional<calendar::Zone> seat;  ///< that of the delegation's seat if absent
  std::vector<BusyTime> busy;
  std::optional<TimeAround> around = {};  ///< each of those; as around the delegation's if absent
};

/// Days that a delegation spends where the clock is another, by that clock.
struct Elsewhere {
  calendar::Zone zone;
  DateWindow days;
};

/// A delegation by its code, or all of a partner set.
struct Invitation {
  std::variant<DelegationId, SetName> whom;
  Role role = Role::required;
  std::optional<calendar::Zone>
      seat;  ///< of a delegation: from where, one of its seats or elsewhere; its first seat if absent
  std::optional<ClockSpan> hours;  ///< of a delegation: local hours outside of which it cannot take part
  std::vector<BusyTime> busy;      ///< of a delegation, when all of it is busy
  std::vector<InvitedDelegate> delegates;
  bool joins_online = false;              ///< of a hybrid session: it does not travel
  std::optional<TimeAround> around = {};  ///< of a delegation: each busy time
  PreferredTimes prefers = {};            ///< of a delegation, on the clock of where it attends
  std::vector<Elsewhere> elsewhere = {};  ///< of a delegation: in order of time
};

using Invitations = std::vector<Invitation>;

/// What no slot may cost, and what a ledger demands of it.
struct Floors {
  std::optional<int> most_points;  ///< that an attending country carries, unweighted by role
  LedgerFloors ledger;
};

/// What a session must keep, whatever a search would prefer.
struct Pin {
  std::optional<calendar::LocalTime> start;  ///< on the clock of the programme's zone
  std::optional<RoomId> room;
};

/// What is asked of a session. What it leaves out, the programme says for all its sessions.
struct Wish {
  std::optional<std::chrono::minutes> duration;  ///< always there in a document without mistakes
  std::optional<DateWindow> window;              ///< days on which it may begin
  std::vector<DateWindow> windows;  ///< of a series, a session in each: in order, none sharing a day with the next
  int same_time = 0;  ///< of a series: so many times of the day alternate, in the programme's zone; each is free if 0
  std::optional<ClockSpan> hours;                     ///< in the programme's zone: the whole session lies within
  std::optional<Weekdays> weekdays;                   ///< on which it may be, in the programme's zone
  std::optional<std::vector<calendar::Date>> not_on;  ///< sorted: days that it keeps clear of; may be none
  std::optional<calendar::Date> deadline;             ///< it ends on this day or before
  std::optional<Invitations> attendance;
  Quorum quorum;
  std::optional<Floors> floors;
  std::optional<CityId> city;         ///< in person and hybrid: always
  int seats = 0;                      ///< that its room must have
  std::vector<std::string> features;  ///< sorted: that its room must have
  bool over_lunch = false;            ///< may be held during the programme's lunch
  bool keeps_lunch = false;           ///< online only, it is kept from the lunch of each who must attend, on its clock
  Pin pin;
  PreferredTimes prefers = {};               ///< in the programme's zone: decides between plans that are equally fair
  std::vector<calendar::LocalTime> compare;  ///< slots that the answer must place in its ranking

  bool is_series() const noexcept { return !windows.empty(); }
};

}  // namespace plenary::scheduler
