#pragma once

#include <cstdint>
#include <optional>

#include "scheduler/series/series_outcome.hpp"

namespace plenary::scheduler {

/// Good plans of a series without proof: descents from `starts` random plans, in which one session takes another kind
/// or two do, as long as that is better. The best plan that keeps the floors; nothing if none was met.
std::optional<SeriesPlan> descend(const SeriesChoices& choices, const SeriesOrder& order, std::uint64_t seed,
                                  int starts);

}  // namespace plenary::scheduler
