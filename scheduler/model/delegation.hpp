#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
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

/// Whether a delegation is compared with others, or takes part and enters the total alone.
enum class Counts { fairly, total };

/// A region of a dialogue, whose delegations are compared by their mean.
struct Region {
  std::string id;             ///< "West Africa"; where dialogues are joined "rabat:West Africa"
  LocalizedText name = {};    ///< in the dialogue's languages, where they are known
  std::string dialogue = {};  ///< where dialogues are joined: whose region it is

  /// As its own dialogue calls it.
  std::string_view id_there() const noexcept {
    return dialogue.empty() ? std::string_view{id} : std::string_view{id}.substr(dialogue.size() + 1);
  }
  LocalizedText shown_name() const { return name.en.empty() ? LocalizedText{id, {}, {}, {}} : name; }
  friend bool operator==(const Region&, const Region&) = default;
};

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
  std::vector<Region> regions;  ///< one of each dialogue at most; organisations and guests: none
  std::vector<Seat> seats;      ///< never empty; the first is the capital or headquarters
  calendar::WorkingWeek week;
  std::string holiday_country;  ///< whose public holidays apply: its own code, or that of an organisation's seat
  calendar::FridayPrayer friday_prayer;
  bool observes_ramadan = false;  ///< offices keep shortened hours and the fast is broken together
  Language language = Language::en;
  bool hours_by_default = false;              ///< no source for the office hours: 09:00–17:00 assumed and said so
  std::vector<std::string> other_names = {};  ///< by which documents may call it: "CIV", "Ivory Coast"
  std::optional<Counts> counts = {};          ///< as stated; else organisations in the total, everybody else fairly

  bool counts_fairly() const noexcept {
    return counts.value_or(kind == DelegationKind::organisation ? Counts::total : Counts::fairly) == Counts::fairly;
  }
  /// Whether it is in the region that a document calls so: by its id, or as its own dialogue calls it.
  bool is_in(std::string_view region) const noexcept;
  /// Whether some region is its own and the other's.
  bool is_peer_of(const Delegation& other) const noexcept;
};

}  // namespace plenary::scheduler
