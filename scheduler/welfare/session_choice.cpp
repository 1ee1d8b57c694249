#include "scheduler/welfare/session_choice.hpp"

namespace plenary::scheduler {

Outcome outcome_of(const SessionChoice& choice, std::size_t slot) {
  Outcome outcome;
  for (const std::string& region : choice.regions) outcome.regions.push_back({region, {}, 0});
  for (const SessionChoice::Country& country : choice.countries) {
    const Burden burden = Burden::of_units(country.carried(slot));
    outcome.countries.push_back(burden);
    for (const std::size_t region : country.regions) {
      outcome.regions[region].sum += burden;
      ++outcome.regions[region].countries;
    }
  }
  outcome.total = Burden::of_units(choice.total[slot]);
  outcome.ceiling = Burden::of_units(choice.ceiling);
  return outcome;
}

}  // namespace plenary::scheduler
