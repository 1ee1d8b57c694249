#include "scheduler/series/separation.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace plenary::scheduler {

namespace {

constexpr double tiny = 1e-9;  // the least weight that has a logarithm

}  // namespace

Separation::Separation(const SeriesSpace& space) : space_(space) {
  const auto& classes = space.choices.classes;
  for (const CountryClass& one : classes) countries_.push_back(static_cast<double>(one.countries));
  all_ = std::accumulate(countries_.begin(), countries_.end(), 0.0);
  countries_.push_back(1);
  for (std::size_t g = 0; g < space.groups.size(); ++g) {
    std::vector<double> cost;
    for (std::size_t c = 0; c < classes.size(); ++c) {
      for (const SlotKind& kind : space.kinds(g))
        cost.push_back(static_cast<double>(kind.burden[c]) / static_cast<double>(space.step));
    }
    for (const SlotKind& kind : space.kinds(g))
      cost.push_back(static_cast<double>(kind.total) / static_cast<double>(space.step) / all_);
    cost_.push_back(std::move(cost));
  }
  carried_.resize(countries_.size());
  allowed_.resize(countries_.size());
  order_.resize(classes.size());
}

Separation::Start Separation::even() const {
  Start start(countries_.size(), 1 / all_);
  start.back() = 0;
  return start;
}

void Separation::add_cheapest(const PartialSeries& partial, const Start& weights) {
  const std::size_t classes = countries_.size();
  for (std::size_t g = partial.group; g < space_.groups.size(); ++g) {
    const std::size_t kinds = space_.kinds(g).size();
    work_ += kinds;
    sum_.assign(kinds, 0);
    for (std::size_t c = 0; c < classes; ++c) {
      const double factor = weights[c] * countries_[c];
      const double* cost = cost_[g].data() + c * kinds;
      for (std::size_t k = 0; k < kinds; ++k) sum_[k] += factor * cost[k];
    }
    const auto from = sum_.begin() + static_cast<std::ptrdiff_t>(partial.first_of(g));
    const auto cheapest = static_cast<std::size_t>(std::min_element(from, sum_.end()) - sum_.begin());
    const auto left = static_cast<double>(partial.left(space_, g));
    for (std::size_t c = 0; c < classes; ++c) carried_[c] += left * cost_[g][c * kinds + cheapest];
  }
}

void Separation::align(const Ceiling::Product& product, const Start& weights) {
  // Where the weighted sum is largest under the product, all weighted distances from the limit are the same.
  const auto step = static_cast<double>(space_.step);
  double logarithm = product.logarithm;
  for (std::size_t c = 0; c + 1 < allowed_.size(); ++c)
    logarithm += countries_[c] * std::log(std::max(weights[c], tiny));
  const double distance = std::exp(logarithm / all_);
  for (std::size_t c = 0; c + 1 < allowed_.size(); ++c)
    allowed_[c] = std::max(0.0, product.limit - distance / std::max(weights[c], tiny)) / step;
  allowed_.back() = carried_.back() + 1;
}

void Separation::align(const Ceiling& ceiling, const Start& weights) {
  if (ceiling.product) return align(*ceiling.product, weights);
  std::iota(order_.begin(), order_.end(), std::size_t{0});
  std::sort(order_.begin(), order_.end(), [&](std::size_t a, std::size_t b) {
    if (weights[a] != weights[b]) return weights[a] > weights[b];
    return carried_[a] != carried_[b] ? carried_[a] > carried_[b] : a < b;
  });
  const auto step = static_cast<double>(space_.step);
  std::size_t place = 0;
  for (const std::size_t c : order_) {
    const CountryClass& one = space_.choices.classes[c];
    double tail = 0;
    if (ceiling.tail) {
      const auto past = static_cast<double>(one.past);
      tail = std::floor((static_cast<double>(*ceiling.tail) - past) / step) + past / step;
    }
    double sum = 0;
    for (std::int64_t i = 0; i < one.countries; ++i, ++place)
      sum += place < ceiling.head.size() ? static_cast<double>(ceiling.head[place]) / step : tail;
    allowed_[c] = sum / countries_[c];
  }
  // A total without a limit pulls its own weight down to nothing.
  allowed_.back() = ceiling.total ? static_cast<double>(*ceiling.total) / step / all_ : carried_.back() + 1;
}

std::optional<Weighting> Separation::rounded(const PartialSeries& partial, const Ceiling& ceiling,
                                             const Start& weights) const {
  const double on_total = ceiling.total ? weights.back() / all_ : 0;
  const double largest = std::max(on_total, *std::max_element(weights.begin(), weights.end() - 1));
  if (largest <= 0) return std::nullopt;
  const auto whole = [&](double weight) {
    return std::llround(weight / largest * static_cast<double>(Weighting::heaviest));
  };
  std::vector<std::int64_t> by_class;
  const std::int64_t least = ceiling.product ? 1 : 0;  // whoever weighs nothing says nothing of a product
  for (auto weight = weights.begin(); weight + 1 != weights.end(); ++weight)
    by_class.push_back(std::max<std::int64_t>(whole(*weight), least));
  Weighting found(space_, std::move(by_class), whole(on_total));
  if (found.least(space_, partial) > found.most(space_, ceiling)) return found;
  return std::nullopt;
}

std::optional<Weighting> Separation::find(const PartialSeries& partial, const Ceiling& ceiling, Start& from,
                                          int rounds) {
  constexpr double patience = 0.97;  // what is left of the stride after a round that was no better
  constexpr double first_stride = 1.0 / 3;
  constexpr double noise = 1e-6;
  if (all_ == 0) return std::nullopt;
  const auto step = static_cast<double>(space_.step);
  double stride = first_stride;
  double best = -HUGE_VAL;
  for (int round = 0; round < rounds; ++round) {
    for (std::size_t c = 0; c < partial.carried.size(); ++c)
      carried_[c] = static_cast<double>(partial.carried[c]) / step;
    carried_.back() = static_cast<double>(partial.total) / step / all_;
    add_cheapest(partial, from);
    align(ceiling, from);
    double over = 0;
    double length = 0;
    for (std::size_t c = 0; c < carried_.size(); ++c) {
      const double slope = countries_[c] * (carried_[c] - allowed_[c]);
      over += from[c] * slope;
      length += slope * slope;
    }
    if (over > noise) {
      if (auto found = rounded(partial, ceiling, from)) return found;
    }
    if (length == 0) return std::nullopt;
    if (over > best) {
      best = over;
    } else {
      stride *= patience;
    }
    double sum = 0;
    for (std::size_t c = 0; c < carried_.size(); ++c) {
      from[c] = std::max(0.0, from[c] + stride / std::sqrt(length) * (carried_[c] - allowed_[c]));
      sum += from[c] * countries_[c];
    }
    if (sum <= 0) {
      from = even();
    } else {
      for (double& weight : from) weight /= sum;
    }
  }
  return std::nullopt;
}

}  // namespace plenary::scheduler
