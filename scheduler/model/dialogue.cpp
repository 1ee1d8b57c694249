#include "scheduler/model/dialogue.hpp"

#include <algorithm>

namespace plenary::scheduler {

const Delegation* Dialogue::find(std::string_view delegation_id) const noexcept {
  const auto found = std::lower_bound(delegations.begin(), delegations.end(), delegation_id,
                                      [](const Delegation& a, std::string_view b) { return a.id.value < b; });
  return found != delegations.end() && found->id.value == delegation_id ? &*found : nullptr;
}

const PartnerSet* Dialogue::find_set(std::string_view set_id, std::optional<calendar::Date> as_of) const noexcept {
  if (set_id == id) set_id = all_partners;
  const PartnerSet* latest = nullptr;
  for (const PartnerSet& set : sets) {
    if (set.id != set_id || (as_of && set.as_of && *as_of < *set.as_of)) continue;
    // std::nullopt compares less than every date.
    if (latest == nullptr || latest->as_of < set.as_of) latest = &set;
  }
  return latest;
}

const calendar::HolidayCalendar& Dialogue::holidays_of(const Delegation& delegation) const noexcept {
  static const calendar::HolidayCalendar none;
  const auto found = holidays.find(delegation.holiday_country);
  return found != holidays.end() ? found->second : none;
}

}  // namespace plenary::scheduler
