#include "scheduler/slot/ranking.hpp"

#include <algorithm>
#include <map>

#include "scheduler/burden/projection.hpp"
#include "scheduler/rule/preferred_times.hpp"
#include "scheduler/slot/scores.hpp"

namespace plenary::scheduler {

std::vector<Slot> rank(const Problem& problem, const Availability& availability, const SlotSet& feasible) {
  return Scores(problem, availability, feasible).sorted();
}

std::vector<Burden> sorted_burdens(const Problem& problem, const Availability& availability, Slot slot) {
  std::vector<Burden> burdens;
  for (std::size_t p = 0; p < problem.participants.size(); ++p) {
    if (problem.participants[p].counts_fairly())
      burdens.push_back(past_burden(problem, p) + availability.burden(p, slot));
  }
  std::sort(burdens.rbegin(), burdens.rend());
  return burdens;
}

std::vector<RegionBurden> region_burdens(const Problem& problem, const Availability& availability, Slot slot) {
  std::map<std::string_view, RegionBurden> regions;
  for (std::size_t p = 0; p < problem.participants.size(); ++p) {
    const Participant& participant = problem.participants[p];
    if (!participant.counts_fairly()) continue;
    for (const Region& one : participant.delegation->regions) {
      RegionBurden& region = regions[one.id];
      region.region = one.id;
      region.sum += past_burden(problem, p) + availability.burden(p, slot);
      ++region.countries;
    }
  }
  std::vector<RegionBurden> result;
  for (const auto& [name, region] : regions) result.push_back(region);
  std::stable_sort(result.begin(), result.end(), [](const RegionBurden& a, const RegionBurden& b) {
    return a.sum.units() * b.countries > b.sum.units() * a.countries;
  });
  return result;
}

std::int32_t steps_not_preferred(const Problem& problem, const TimeGrid& grid, Slot slot) {
  if (problem.prefers.empty()) return 0;
  return steps_not_preferred(problem.prefers, problem.zone, grid.span(slot), problem.grid);
}

Burden total_burden(const Availability& availability, Slot slot) {
  Burden total;
  for (std::size_t p = 0; p < availability.participants(); ++p) total += availability.burden(p, slot);
  return total;
}

}  // namespace plenary::scheduler
