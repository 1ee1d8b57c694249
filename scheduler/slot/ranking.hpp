#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "scheduler/grid/availability.hpp"
#include "scheduler/grid/slot_set.hpp"
#include "scheduler/model/burden.hpp"
#include "scheduler/model/problem.hpp"

namespace plenary::scheduler {

/// By what one slot is better than another, in the order in which it is asked.
enum class Criterion {
  countries,  ///< leximin: compare the countries' burdens sorted from the heaviest down
  regions,    ///< the same over the mean burden of each region's countries
  total,      ///< the sum over all participants
  preferred,  ///< steps outside the times that the session prefers
  earliest,
};

constexpr std::string_view name_of(Criterion criterion) noexcept {
  constexpr std::string_view names[] = {"countries", "regions", "total", "preferred", "earliest"};
  return names[static_cast<std::size_t>(criterion)];
}

/// The feasible slots, best first. A total order: no two slots are equal.
///
/// Leximin over discrete slots is solved directly, by comparing sorted vectors (Ogryczak and
/// Śliwiński, "On direct methods for lexicographic min-max optimization", 2006). Exhaustive, so exact.
std::vector<Slot> rank(const Problem& problem, const Availability& availability, const SlotSet& feasible);

/// What leximin compares: what the countries' ledgers would say after `slot`, heaviest first; without a ledger their
/// weighted burdens there.
std::vector<Burden> sorted_burdens(const Problem& problem, const Availability& availability, Slot slot);

/// The mean burden of a region's countries, likewise with what the ledger says; kept as a fraction.
struct RegionBurden {
  std::string_view region;
  Burden sum;
  std::int64_t countries = 0;
};

/// Heaviest mean first; regions of equal mean by name. Whoever is in several counts in each, and guests in none.
std::vector<RegionBurden> region_burdens(const Problem& problem, const Availability& availability, Slot slot);

/// How many steps of the grid the session would last outside the times that it prefers.
std::int32_t steps_not_preferred(const Problem& problem, const TimeGrid& grid, Slot slot);

/// The sum over all participants, organisations included.
Burden total_burden(const Availability& availability, Slot slot);

}  // namespace plenary::scheduler
