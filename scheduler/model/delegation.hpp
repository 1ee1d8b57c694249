#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "calendar/civil/holiday.hpp"
#include "calendar/civil/observance.hpp"
#include "calendar/civil/working_week.hpp"
#include "calendar/civil/zone.hpp"
#include "calendar/text.hpp"
#include "scheduler/model/id.hpp"

namespace plenary::scheduler {

using DelegationId = Id<struct DelegationTag>;  ///< "SN", "EU"

enum class DelegationKind { state, organisation };

/// A place on Earth, for the hour of sunset; degrees, north and east positive.
struct Coordinates {
  double latitude = 0;
  double longitude = 0;
  friend bool operator==(const Coordinates&, const Coordinates&) = default;
};

/// One place from which a delegation takes part.
struct Seat {
  calendar::Zone zone;
  std::string city;  ///< for the eye: "Dakar", as the local-times table shows it
  std::string area;  ///< "Azores"; empty for the whole country
  std::optional<Coordinates> coordinates;
  LocalizedText city_name = {};  ///< in the dialogue's languages, where they are known

  const std::string& city_in(Language language) const noexcept {
    return city_name.en.empty() ? city : city_name.in(language);
  }
  friend bool operator==(const Seat&, const Seat&) = default;
};

/// A country or organisation taking part in the dialogue.
struct Delegation {
  DelegationId id;
  LocalizedText name;
  DelegationKind kind = DelegationKind::state;
  std::string region;       ///< "West Africa"; organisations: empty
  std::vector<Seat> seats;  ///< never empty; the first is the capital or headquarters
  calendar::WorkingWeek week;
  std::string holiday_country;  ///< whose public holidays apply: its own code, or that of an organisation's seat
  calendar::FridayPrayer friday_prayer;
  bool observes_ramadan = false;  ///< offices keep shortened hours and the fast is broken together
  Language language = Language::en;
  bool hours_by_default = false;              ///< no source for the office hours: 09:00–17:00 assumed and said so
  LocalizedText region_name = {};             ///< in the dialogue's languages, where they are known
  std::vector<std::string> other_names = {};  ///< by which documents may call it: "CIV", "Ivory Coast"
};

}  // namespace plenary::scheduler
