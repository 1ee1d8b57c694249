#pragma once

#include <chrono>
#include <string>

#include "calendar/civil/time.hpp"
#include "scheduler/model/problem.hpp"

namespace plenary::scheduler {

/// One change of what is wished of a session, such as an answer offers where nothing fits.
struct WishChange {
  enum class What {
    waive,           ///< the delegation waives what is refused on its days
    prefer,          ///< the delegation is invited as preferred
    no_around,       ///< no time is left around the delegation's busy times
    any_hours,       ///< no hours are asked for
    allow_weekday,   ///< it may be on this day of the week, too
    allow_date,      ///< it may be on this date, too
    no_quorum,       ///< of the region or group; overall where that is empty
    no_most_points,  ///< the floors are given up, one by one
    no_most_twice,
    no_free_of_cost,
    most_twice,    ///< another number of points twice in a row
    free_of_cost,  ///< another number of the last invitations free of cost
    same_time,     ///< so many times of the day alternate; none: each session has its own
    end_later,     ///< it may begin up to the day
    shorten        ///< to the length
  };
  What what = What::waive;
  DelegationId delegation = {};
  Waiver::What waived = Waiver::What::holiday;
  std::string region = {};
  calendar::Date last = {};
  calendar::Date date = {};
  calendar::weekday weekday = {};
  std::chrono::minutes length{0};
  int count = 0;
};

}  // namespace plenary::scheduler
