#pragma once

#include <optional>
#include <string>
#include <vector>

#include "calendar/civil/holiday.hpp"
#include "calendar/civil/observance.hpp"
#include "calendar/civil/working_week.hpp"
#include "calendar/text.hpp"
#include "scheduler/model/delegation.hpp"

namespace plenary::scheduler {

/// What is known of a country or territory, whichever dialogue it takes part in: data/countries.
struct Country {
  std::string code;     ///< ISO 3166-1 alpha-2: "SN"
  std::string alpha3;   ///< "SEN"
  std::string numeric;  ///< "686"
  LocalizedText name;
  std::vector<std::string> other_names;  ///< as documents and people call it, in any language: "Ivory Coast"
  std::string status;                    ///< "state", "territory"
  std::string region;                    ///< subregion of UN M49: "Western Africa"
  LocalizedText region_name;
  std::vector<Seat> seats;  ///< never empty; the first is the capital
  calendar::WorkingWeek week;
  calendar::FridayPrayer friday_prayer;
  bool observes_ramadan = false;
  Language language = Language::en;
  bool hours_by_default = false;  ///< no source for the office hours
  calendar::HolidayCalendar holidays;
  /// The years in which a day that is not among `holidays` is known to be none; without it nothing is known.
  std::optional<calendar::YearSpan> known_years;
};

/// `country` as it takes part where nothing else is said of it.
Delegation delegation_of(const Country& country);

}  // namespace plenary::scheduler
