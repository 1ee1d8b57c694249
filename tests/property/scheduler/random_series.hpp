#pragma once

#include <cstdint>
#include <random>
#include <vector>

#include "scheduler/series/series_choices.hpp"
#include "scheduler/welfare/welfare_rule.hpp"

namespace plenary::scheduler::testing {

/// A series small enough for every plan to be tried: a few classes, regions, a past, steps that do not fit it, floors.
SeriesChoices random_choices(std::mt19937_64& random);

/// Whether the plan keeps the floors, as they are defined.
bool keeps_floors(const SeriesChoices& choices, const SeriesPlan& plan);

/// Numbers of which the lexicographically least belong to the fairest plan; means of regions over their common
/// multiple.
std::vector<std::int64_t> measure(const SeriesChoices& choices, const SeriesPlan& plan);
/// The same for a rule that asks for something else first.
std::vector<std::int64_t> measure(const SeriesChoices& choices, const WelfareRule& rule, const SeriesPlan& plan);

}  // namespace plenary::scheduler::testing
