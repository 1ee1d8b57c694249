#include <algorithm>

#include "scheduler/welfare/welfare_rule.hpp"

namespace plenary::scheduler {

namespace {

Burden heaviest(const Outcome& outcome) {
  return outcome.countries.empty() ? Burden{} : *std::max_element(outcome.countries.begin(), outcome.countries.end());
}

}  // namespace

std::strong_ordering compare_minimax(const Outcome& a, const Outcome& b) {
  if (const auto order = heaviest(a) <=> heaviest(b); order != 0) return order;
  // Only the worst-off country is asked; among equals the cheapest for all, unlike leximin.
  const auto order = a.total <=> b.total;
  return order != 0 ? order : compare_leximin(a, b);
}

const WelfareRule minimax{"minimax", "least burden of the worst-off country, then minimum total",
                          "J. Rawls, A Theory of Justice, 1971: the difference principle", compare_minimax};

}  // namespace plenary::scheduler
