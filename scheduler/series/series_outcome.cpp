#include "scheduler/series/series_outcome.hpp"

#include <algorithm>

namespace plenary::scheduler {

std::vector<std::int64_t> carried_after(const SeriesChoices& choices, const SeriesPlan& plan) {
  std::vector<std::int64_t> carried;
  for (const CountryClass& one : choices.classes) carried.push_back(one.past);
  for (std::size_t t = 0; t < plan.size(); ++t) {
    const SlotKind& kind = choices.sessions[t][plan[t]];
    for (std::size_t c = 0; c < carried.size(); ++c) carried[c] += kind.burden[c];
  }
  return carried;
}

std::vector<std::int64_t> sorted_countries(const SeriesChoices& choices, const std::vector<std::int64_t>& by_class) {
  std::vector<std::int64_t> sorted;
  for (std::size_t c = 0; c < by_class.size(); ++c)
    sorted.insert(sorted.end(), static_cast<std::size_t>(choices.classes[c].countries), by_class[c]);
  std::sort(sorted.rbegin(), sorted.rend());
  return sorted;
}

SeriesOutcome outcome_of(const SeriesChoices& choices, const std::vector<std::int64_t>& carried, std::int64_t total) {
  SeriesOutcome outcome;
  outcome.total = total;
  outcome.countries = sorted_countries(choices, carried);
  for (std::size_t c = 0; c < carried.size(); ++c) {
    const CountryClass& one = choices.classes[c];
    for (const std::size_t region : one.regions) {
      if (outcome.regions.size() <= region) outcome.regions.resize(region + 1, {0, 0});
      outcome.regions[region].sum += carried[c] * one.countries;
      outcome.regions[region].countries += one.countries;
    }
  }
  std::sort(outcome.regions.begin(), outcome.regions.end(), [](const auto& a, const auto& b) {
    const auto order = a <=> b;
    return order != 0 ? order > 0 : a.countries < b.countries;  // equal means are written in one order
  });
  return outcome;
}

SeriesOutcome outcome_of(const SeriesChoices& choices, const SeriesPlan& plan) {
  SeriesOutcome outcome = outcome_of(choices, carried_after(choices, plan), 0);
  for (std::size_t t = 0; t < plan.size(); ++t) {
    const SlotKind& kind = choices.sessions[t][plan[t]];
    outcome.total += kind.total;
    if (!choices.has_floors()) outcome.starts.push_back(kind.start);
  }
  return outcome;
}

}  // namespace plenary::scheduler
