#pragma once

#include <string>
#include <vector>

#include "calendar/message.hpp"
#include "scheduler/burden/day_plan.hpp"
#include "scheduler/grid/availability.hpp"
#include "scheduler/model/burden.hpp"
#include "scheduler/model/problem.hpp"

namespace plenary::scheduler {

/// Why part of a slot costs a delegation something, or is refused: "13:00–13:30 lunch, 2 + 2". What a day costs and
/// what its hours cost are reasons of their own, which add up.
struct Reason {
  calendar::Interval<calendar::LocalTime> when;  ///< on the delegation's or delegate's own clock
  Circumstance what = Circumstance::core;
  Rate rate;      ///< per quarter of an hour
  Burden burden;  ///< of this part, before the weight of the role
  bool hard = false;
  bool risk = false;
  bool waived = false;
  LocalizedText detail;       ///< "Martyrs' Day"; may be empty
  std::string delegate = {};  ///< whose part it is; the burden is that delegate's share of the mean
  std::size_t delegates = 0;  ///< how many share it
};

/// Whether it is a price that no ledger remembers.
constexpr bool is_wish(Circumstance what) noexcept {
  return what == Circumstance::if_need_be || what == Circumstance::not_preferred;
}

/// "lunch", "public holiday: Martyrs' Day, waived".
Message circumstance_of(const Reason& reason);

/// "13:00–13:30 lunch 2 + 2": when, what, and what a quarter of an hour of it costs, quarter by quarter.
Message message_of(const Reason& reason);

/// The same without its clock times: "lunch 2 + 2".
Message message_without_times(const Reason& reason);

/// What of `span` is not free of charge, refused or at risk, on the clock of `zone`: day by day, what the day is, then
/// its hours in order. `planner` knows the days
/// around it.
std::vector<Reason> reasons_of(const DayPlanner& planner, const calendar::Zone& zone,
                               calendar::Interval<calendar::Instant> span);

/// One slot as one participant lives it.
struct Experience {
  std::size_t participant = 0;
  calendar::Interval<calendar::LocalTime> local;
  bool free = true;
  bool ambiguous = false;       ///< the local start or end happens twice that night
  Burden burden;                ///< with the weight of the role, wishes included
  Burden wishes = {};           ///< what of it is paid for wishes
  std::vector<Reason> reasons;  ///< what is not free of charge, in order; empty in core hours
  std::size_t delegates = 0;    ///< 0: the delegation is one calendar
  std::size_t free_delegates = 0;
};

/// How `participant` lives `slot`, with reasons that add up to its burden. Of a delegation of several delegates each
/// reason is one delegate's, on that delegate's own clock.
Experience experience(const Problem& problem, const Availability& availability, std::size_t participant, Slot slot);

}  // namespace plenary::scheduler
