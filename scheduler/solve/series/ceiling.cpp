#include "scheduler/solve/series/ceiling.hpp"

#include <algorithm>
#include <functional>

namespace plenary::scheduler {

std::vector<Ceiling> ceilings_of(const std::vector<std::int64_t>& sorted) {
  std::vector<Ceiling> ceilings;
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    // Of equal values the last one gives the ceiling that is over those of the others.
    if (i + 1 < sorted.size() && sorted[i + 1] == sorted[i]) continue;
    ceilings.push_back({{sorted.begin(), sorted.begin() + static_cast<std::ptrdiff_t>(i)}, sorted[i] - 1});
  }
  ceilings.push_back({sorted, std::nullopt});
  return ceilings;
}

bool may_fit(const SeriesSpace& space, const PartialSeries& partial, const Ceiling& ceiling) {
  std::vector<std::pair<std::int64_t, std::int64_t>> least;  // burden, countries
  for (std::size_t c = 0; c < partial.carried.size(); ++c)
    least.emplace_back(partial.carried[c], space.choices.classes[c].countries);
  for (std::size_t g = partial.group; g < space.groups.size(); ++g) {
    const auto& from = space.least[g][partial.first_of(g)];
    const auto left = static_cast<std::int64_t>(partial.left(space, g));
    for (std::size_t c = 0; c < least.size(); ++c) least[c].first += left * from[c];
  }
  std::sort(least.begin(), least.end(), std::greater<>());
  // The last country of equals stands at the lowest place.
  std::size_t place = 0;
  for (const auto& [burden, countries] : least) {
    place += static_cast<std::size_t>(countries);
    const bool in_head = place <= ceiling.head.size();
    if (burden > (in_head || !ceiling.tail ? ceiling.head[place - 1] : *ceiling.tail)) return false;
  }
  return true;
}

}  // namespace plenary::scheduler
