#pragma once

#include <span>

#include "calendar/civil/holiday.hpp"
#include "scheduler/model/delegation.hpp"

namespace plenary::scheduler {

/// The public holidays of a country in one year.
struct HolidayYear {
  const Delegation& country;
  int year;
  std::span<const calendar::Holiday> holidays;
};

}  // namespace plenary::scheduler
