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

/// A named group of partners as it stood at a date.
struct PartnerSet {
  std::string id;                  ///< "ecowas"
  std::optional<calendar::Date> as_of;  ///< the day for which the membership is stated
  LocalizedText name;
  std::vector<DelegationId> members;
};

/// A standing group of partners: its delegations, dated sets and the calendars that they live by.
struct Dialogue {
  std::string id;  ///< "rabat"
  LocalizedText name;
  std::vector<Delegation> delegations;  ///< sorted by id
  std::vector<PartnerSet> sets;
  std::map<std::string, calendar::HolidayCalendar, std::less<>> holidays;  ///< by country
  calendar::RamadanTable ramadan;

  const Delegation* find(std::string_view delegation_id) const noexcept;
  /// The latest statement of set `id` that is not younger than `as_of`; the latest of all without `as_of`.
  const PartnerSet* find_set(std::string_view id, std::optional<calendar::Date> as_of) const noexcept;
  /// Holidays of the country whose holidays apply to `delegation`; empty where none are known.
  const calendar::HolidayCalendar& holidays_of(const Delegation& delegation) const noexcept;
};

}  // namespace plenary::scheduler
