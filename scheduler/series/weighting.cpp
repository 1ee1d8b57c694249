#include "scheduler/series/weighting.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <utility>

namespace plenary::scheduler {

namespace {

/// A number for each country, as runs of (value, countries), largest first.
using Runs = std::vector<std::pair<std::int64_t, std::int64_t>>;

void sort_down(Runs& runs) { std::sort(runs.begin(), runs.end(), std::greater<>()); }

/// The sum over the first `places` of the runs.
std::int64_t sum_of_first(const Runs& runs, std::int64_t places) {
  std::int64_t sum = 0;
  for (const auto& [value, countries] : runs) {
    const std::int64_t here = std::min(countries, places);
    sum += value * here;
    places -= here;
  }
  return sum;
}

std::int64_t remainder(std::int64_t value, std::int64_t divisor) {
  const std::int64_t rest = value % divisor;
  return rest < 0 ? rest + divisor : rest;
}

}  // namespace

Weighting::Weighting(const SeriesSpace& space, std::vector<std::int64_t> weights, std::int64_t on_total)
    : weights_(std::move(weights)), on_total_(on_total) {
  std::vector<std::int64_t> factor;
  for (std::size_t c = 0; c < weights_.size(); ++c) factor.push_back(weights_[c] * space.choices.classes[c].countries);
  for (std::size_t g = 0; g < space.groups.size(); ++g) {
    std::vector<std::int64_t> least;
    for (const SlotKind& kind : space.kinds(g)) {
      std::int64_t sum = on_total_ * kind.total;
      for (std::size_t c = 0; c < factor.size(); ++c) sum += factor[c] * kind.burden[c];
      least.push_back(sum);
    }
    for (std::size_t k = least.size() - 1; k > 0; --k) least[k - 1] = std::min(least[k - 1], least[k]);
    least_.push_back(std::move(least));
  }
}

std::int64_t Weighting::least(const SeriesSpace& space, const PartialSeries& partial) const {
  std::int64_t sum = on_total_ * partial.total;
  for (std::size_t c = 0; c < weights_.size(); ++c)
    sum += weights_[c] * space.choices.classes[c].countries * partial.carried[c];
  for (std::size_t g = partial.group; g < space.groups.size(); ++g)
    sum += static_cast<std::int64_t>(partial.left(space, g)) * least_[g][partial.first_of(g)];
  return sum;
}

std::int64_t Weighting::most(const SeriesSpace& space, const Ceiling::Product& product) const {
  // By the inequality of arithmetic and geometric means the weighted distances from the limit sum up to no less than
  // their number times the geometric mean that the product asks for.
  double all = 0;
  double weight = 0;
  double logarithm = product.logarithm;
  for (std::size_t c = 0; c < weights_.size(); ++c) {
    const auto countries = static_cast<double>(space.choices.classes[c].countries);
    const auto one = static_cast<double>(weights_[c]);
    if (one == 0) return std::numeric_limits<std::int64_t>::max();
    all += countries;
    weight += countries * one;
    logarithm += countries * std::log(one);
  }
  constexpr double rounding = 1e-9;
  const double most = product.limit * weight - all * std::exp(logarithm / all);
  return static_cast<std::int64_t>(std::ceil(most + product.limit * weight * rounding));
}

std::int64_t Weighting::most(const SeriesSpace& space, const Ceiling& ceiling) const {
  if (ceiling.product) return on_total_ > 0 ? std::numeric_limits<std::int64_t>::max() : most(space, *ceiling.product);
  if (on_total_ > 0 && !ceiling.total) return std::numeric_limits<std::int64_t>::max();
  // The sum is largest where who weighs most carries most (rearrangement inequality).
  Runs weights;
  Runs lost;
  std::int64_t all_lost = 0;
  for (std::size_t c = 0; c < weights_.size(); ++c) {
    const CountryClass& one = space.choices.classes[c];
    weights.emplace_back(weights_[c], one.countries);
    if (!ceiling.tail) continue;
    // Burdens come in steps: under the tail a country stops short of it.
    lost.emplace_back(weights_[c] * remainder(*ceiling.tail - one.past, space.step), one.countries);
    all_lost += lost.back().first * one.countries;
  }
  sort_down(weights);
  sort_down(lost);
  std::int64_t sum = on_total_ * ceiling.total.value_or(0);
  std::size_t place = 0;
  for (const auto& [weight, countries] : weights) {
    for (std::int64_t i = 0; i < countries; ++i, ++place)
      sum += weight * (place < ceiling.head.size() ? ceiling.head[place] : *ceiling.tail);
  }
  // Whoever stands in the head need not stop short; at worst those who would lose most.
  return sum - (all_lost - sum_of_first(lost, static_cast<std::int64_t>(ceiling.head.size())));
}

}  // namespace plenary::scheduler
