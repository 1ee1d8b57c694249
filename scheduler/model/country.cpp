#include "scheduler/model/country.hpp"

#include <utility>

namespace plenary::scheduler {

Delegation delegation_of(const Country& country) {
  std::vector<std::string> other_names{country.alpha3};
  other_names.insert(other_names.end(), country.other_names.begin(), country.other_names.end());
  return {DelegationId{country.code},
          country.name,
          DelegationKind::state,
          {Region{country.region, country.region_name}},
          country.seats,
          country.week,
          country.code,
          country.friday_prayer,
          country.observes_ramadan,
          country.language,
          country.hours_by_default,
          std::move(other_names)};
}

}  // namespace plenary::scheduler
