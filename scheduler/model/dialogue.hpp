#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/civil/holiday.hpp"
#include "calendar/civil/observance.hpp"
#include "scheduler/model/delegation.hpp"

namespace plenary::scheduler {

/// The set of all partner and observer countries, which the dialogue's own id names too.
inline constexpr std::string_view all_partners = "partners";

/// A named group of partners as it stood from a date on.
struct PartnerSet {
  std::string id;                       ///< "ecowas"
  std::optional<calendar::Date> as_of;  ///< the first day for which the membership is stated; none: only as of today
  LocalizedText name;
  std::vector<DelegationId> members;
};

/// The years of a country whose holidays are known; none where nothing is. In others a day that looks free need not be.
struct Coverage {
  LocalizedText country;  ///< its name
  std::optional<calendar::YearSpan> years;
};

/// One of several dialogues that are joined.
struct DialoguePart {
  std::string id;
  LocalizedText name;
  std::vector<DelegationId> delegations;  ///< all who can be named in it
};

/// A partner set as it stood on a day; as of today if absent.
struct SetName {
  std::string set;
  std::optional<calendar::Date> as_of;
  friend bool operator==(const SetName&, const SetName&) = default;
};

/// A standing group of partners: its delegations, dated sets and the calendars that they live by.
struct Dialogue {
  std::string id;  ///< "rabat"
  LocalizedText name;
  std::vector<Delegation> delegations;  ///< sorted by id
  std::vector<PartnerSet> sets;
  std::map<std::string, calendar::HolidayCalendar, std::less<>> holidays;  ///< by country
  std::map<std::string, Coverage, std::less<>> coverage;                   ///< likewise
  calendar::RamadanTable ramadan;
  std::vector<DialoguePart> parts = {};  ///< where dialogues are joined; empty for one by itself

  const Delegation* find(std::string_view delegation_id) const noexcept;
  /// The latest statement of set `set_id` that is not younger than `as_of`; the latest of all without
  /// `as_of`. An undated statement is the oldest. `id` of the dialogue stands for all its partners.
  const PartnerSet* find_set(std::string_view set_id, std::optional<calendar::Date> as_of) const noexcept;
  /// Holidays of the country whose holidays apply to `delegation`; empty where none are known.
  const calendar::HolidayCalendar& holidays_of(const Delegation& delegation) const noexcept;
};

}  // namespace plenary::scheduler
