#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

#include "scheduler/welfare/welfare_rule.hpp"

namespace plenary::scheduler {

namespace {

/// A natural number of any size: 32 bits a digit, the lowest first, no zero digit at the top.
class Natural {
 public:
  explicit Natural(std::uint64_t value) {
    for (; value != 0; value >>= 32) digits_.push_back(static_cast<std::uint32_t>(value));
  }
  /// By the school's method, digit by digit of the factor.
  void multiply(std::uint64_t factor) {
    std::vector<std::uint32_t> product(digits_.size() + 2);
    const std::uint32_t factors[] = {static_cast<std::uint32_t>(factor), static_cast<std::uint32_t>(factor >> 32)};
    for (std::size_t i = 0; i < digits_.size(); ++i) {
      std::uint64_t carry = 0;
      for (std::size_t k = 0; k < 2; ++k) {
        carry += std::uint64_t{digits_[i]} * factors[k] + product[i + k];
        product[i + k] = static_cast<std::uint32_t>(carry);
        carry >>= 32;
      }
      product[i + 2] = static_cast<std::uint32_t>(carry);
    }
    while (!product.empty() && product.back() == 0) product.pop_back();
    digits_ = std::move(product);
  }
  std::strong_ordering operator<=>(const Natural& other) const {
    if (const auto order = digits_.size() <=> other.digits_.size(); order != 0) return order;
    return std::lexicographical_compare_three_way(digits_.rbegin(), digits_.rend(), other.digits_.rbegin(),
                                                  other.digits_.rend());
  }

 private:
  std::vector<std::uint32_t> digits_;
};

/// The factors of the product; a country at the ceiling or above makes it 0.
Natural product(const std::vector<std::int64_t>& countries, std::int64_t ceiling) {
  Natural product{1};
  for (const std::int64_t units : countries)
    product.multiply(units < ceiling ? static_cast<std::uint64_t>(ceiling - units) : 0);
  return product;
}

Natural product(const Outcome& outcome) {
  std::vector<std::int64_t> units;
  for (const Burden burden : outcome.countries) units.push_back(burden.units());
  return product(units, outcome.ceiling.units());
}

// The larger product is the better one.
std::strong_ordering compare(const Outcome& a, const Outcome& b) {
  const auto order = product(b) <=> product(a);
  return order != 0 ? order : compare_leximin(a, b);
}

/// By slot: the logarithm of the product.
std::vector<double> logarithms(const SessionChoice& choice) {
  std::vector<double> sums(choice.total.size(), 0);
  std::vector<double> known;  // by cost
  for (const SessionChoice::Country& country : choice.countries) {
    const std::int64_t room = choice.ceiling - country.past;
    known.assign(std::size_t{1} + *std::max_element(country.cost->begin(), country.cost->end()), -1);
    for (std::size_t slot = 0; slot < sums.size(); ++slot) {
      double& value = known[(*country.cost)[slot]];
      if (value < 0) value = std::log(static_cast<double>(room - country.added(slot)));
      sums[slot] += value;
    }
  }
  return sums;
}

/// The slots of the ranking whose product may be the largest: the logarithms are right to far less than the margin.
std::vector<std::size_t> largest(const std::vector<std::size_t>& ranking, const std::vector<double>& logarithm) {
  constexpr double margin = 1e-6;
  double best = -std::numeric_limits<double>::infinity();
  for (const std::size_t slot : ranking) best = std::max(best, logarithm[slot]);
  std::vector<std::size_t> found;
  for (const std::size_t slot : ranking) {
    if (logarithm[slot] >= best - margin) found.push_back(slot);
  }
  return found;
}

std::size_t choose(const SessionChoice& choice) {
  const auto logarithm = logarithms(choice);
  const auto left = largest(choice.ranking, logarithm);
  std::size_t best = left.front();
  Outcome best_outcome = outcome_of(choice, best);
  for (const std::size_t slot : left) {
    if (choice.total[slot] == choice.total[best] && logarithm[slot] == logarithm[best])
      continue;  // as a rule the same hour of another week: the ranking has the better one first
    Outcome outcome = outcome_of(choice, slot);
    if (compare(outcome, best_outcome) >= 0) continue;
    best = slot;
    best_outcome = std::move(outcome);
  }
  return best;
}

std::strong_ordering compare_series(const SeriesOutcome& a, const SeriesOutcome& b, std::int64_t ceiling) {
  if (a.countries != b.countries) {
    if (const auto order = product(b.countries, ceiling) <=> product(a.countries, ceiling); order != 0) return order;
  }
  return a <=> b;
}

std::vector<Ceiling> ceilings(const SeriesOutcome& winner, std::int64_t ceiling) {
  Ceiling::Product product{0, static_cast<double>(ceiling)};
  for (const std::int64_t units : winner.countries)
    product.logarithm += std::log(product.limit - static_cast<double>(units));
  product.logarithm -= Ceiling::Product::margin;
  return {{{}, std::nullopt, std::nullopt, product}};
}

constexpr SeriesSearch series{SeriesSearch::First::anything, compare_series, ceilings};

}  // namespace

constinit const WelfareRule proportional{
    "proportional",
    "row.product",
    "largest product of the countries' distances from a ceiling that nobody reaches",
    "M. Kaneko and K. Nakamura, The Nash social welfare function, Econometrica 1979, with the ceiling as its origin",
    compare,
    choose,
    &series};

}  // namespace plenary::scheduler
