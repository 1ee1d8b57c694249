#include "scheduler/welfare/welfare_rule.hpp"

namespace plenary::scheduler {

std::strong_ordering compare_minimum_total(const Outcome& a, const Outcome& b) {
  const auto order = a.total <=> b.total;
  return order != 0 ? order : compare_leximin(a, b);
}

const WelfareRule minimum_total{
    "minimum-total", "minimum total burden",
    "the utilitarian rule; D. Bertsimas, V. Farias and N. Trichakis, The price of fairness, Operations Research 2011",
    compare_minimum_total};

}  // namespace plenary::scheduler
