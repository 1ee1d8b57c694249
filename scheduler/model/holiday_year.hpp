#pragma once

#include <span>

#include "calendar/civil/holiday.hpp"
#include "scheduler/model/country.hpp"

namespace plenary::scheduler {

/// The public holidays of a country in one year.
struct HolidayYear {
  const Country& country;
  int year;
  std::span<const calendar::Holiday> holidays;

  /// Whether all holidays of the year are known; else there may be others.
  bool is_known() const noexcept { return country.known_years && country.known_years->contains(calendar::year{year}); }
};

}  // namespace plenary::scheduler
