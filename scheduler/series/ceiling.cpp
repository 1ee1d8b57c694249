#include "scheduler/series/ceiling.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

namespace plenary::scheduler {

namespace {

/// By burden and how many countries carry it at least.
bool product_may_fit(const std::vector<std::pair<std::int64_t, std::int64_t>>& least, const Ceiling::Product& product) {
  double most = 0;
  for (const auto& [burden, countries] : least)
    most += static_cast<double>(countries) * std::log(product.limit - static_cast<double>(burden));
  return most > product.logarithm - Ceiling::Product::margin;
}

}  // namespace

bool may_fit(const SeriesSpace& space, const PartialSeries& partial, const Ceiling& ceiling) {
  std::int64_t total = partial.total;
  std::vector<std::pair<std::int64_t, std::int64_t>> least;  // burden, countries
  for (std::size_t c = 0; c < partial.carried.size(); ++c)
    least.emplace_back(partial.carried[c], space.choices.classes[c].countries);
  for (std::size_t g = partial.group; g < space.groups.size(); ++g) {
    const auto& from = space.least[g][partial.first_of(g)];
    const auto left = static_cast<std::int64_t>(partial.left(space, g));
    total += left * space.least_total[g][partial.first_of(g)];
    for (std::size_t c = 0; c < least.size(); ++c) least[c].first += left * from[c];
  }
  if (ceiling.product) return product_may_fit(least, *ceiling.product);
  if (ceiling.total && total > *ceiling.total) return false;
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
