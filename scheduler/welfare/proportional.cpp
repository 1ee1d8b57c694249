#include <algorithm>
#include <cstdint>
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
Natural distances(const Outcome& outcome) {
  Natural product{1};
  for (const Burden burden : outcome.countries) {
    const std::int64_t distance = (outcome.ceiling - burden).units();
    product.multiply(distance > 0 ? static_cast<std::uint64_t>(distance) : 0);
  }
  return product;
}

}  // namespace

std::strong_ordering compare_proportional(const Outcome& a, const Outcome& b) {
  // The larger product is the better one.
  const auto order = distances(b) <=> distances(a);
  return order != 0 ? order : compare_leximin(a, b);
}

const WelfareRule proportional{
    "proportional", "largest product of the countries' distances from a ceiling that nobody reaches",
    "M. Kaneko and K. Nakamura, The Nash social welfare function, Econometrica 1979, with the ceiling as its origin",
    compare_proportional};

}  // namespace plenary::scheduler
