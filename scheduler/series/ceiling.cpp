#include "scheduler/series/ceiling.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

namespace plenary::scheduler {

namespace {

// Far more than the error of some hundred logarithms, far less than what tells two products apart as a rule.
constexpr double margin = 1e-9;

Ceiling product_of(const SeriesOrder& order, const SeriesOutcome& winner) {
  Ceiling::Product product{0, static_cast<double>(order.ceiling)};
  for (const std::int64_t units : winner.countries)
    product.logarithm += std::log(product.limit - static_cast<double>(units));
  product.logarithm -= margin;
  return {{}, std::nullopt, std::nullopt, product};
}

/// By burden and how many countries carry it at least.
bool product_may_fit(const std::vector<std::pair<std::int64_t, std::int64_t>>& least, const Ceiling::Product& product) {
  double most = 0;
  for (const auto& [burden, countries] : least)
    most += static_cast<double>(countries) * std::log(product.limit - static_cast<double>(burden));
  return most > product.logarithm - margin;
}

}  // namespace

std::vector<Ceiling> ceilings_of(const SeriesOrder& order, const SeriesOutcome& winner) {
  const SeriesRule rule = order.rule;
  const auto& sorted = winner.countries;
  if (rule == SeriesRule::by_product) return {product_of(order, winner)};
  std::vector<Ceiling> ceilings;
  std::optional<std::int64_t> total;
  const bool any = !sorted.empty();
  if (any && rule == SeriesRule::by_heaviest) ceilings.push_back({{}, sorted.front() - 1, std::nullopt, std::nullopt});
  if (rule != SeriesRule::by_leximin) {
    ceilings.push_back(
        {{}, any && rule == SeriesRule::by_heaviest ? sorted.front() : order.ceiling, winner.total - 1, std::nullopt});
    total = winner.total;
  }
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    // Of equal values the last one gives the ceiling that is over those of the others.
    if (i + 1 < sorted.size() && sorted[i + 1] == sorted[i]) continue;
    ceilings.push_back(
        {{sorted.begin(), sorted.begin() + static_cast<std::ptrdiff_t>(i)}, sorted[i] - 1, total, std::nullopt});
  }
  ceilings.push_back({sorted, std::nullopt, total, std::nullopt});
  return ceilings;
}

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
