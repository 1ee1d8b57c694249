#include <algorithm>

#include "scheduler/welfare/welfare_rule.hpp"

namespace plenary::scheduler {

std::strong_ordering compare_rotation(const Outcome& a, const Outcome& b) {
  const auto order = std::lexicographical_compare_three_way(a.regions.begin(), a.regions.end(), b.regions.begin(),
                                                            b.regions.end(), compare_means);
  return order != 0 ? order : compare_leximin(a, b);
}

const WelfareRule rotation{
    "rotation", "each region once: the region whose turn it is chooses, then the next",
    "S. Bouveret and J. Lang, A general elicitation-free protocol for allocating indivisible goods, IJCAI 2011",
    compare_rotation};

}  // namespace plenary::scheduler
