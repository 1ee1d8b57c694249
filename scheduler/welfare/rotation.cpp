#include <algorithm>
#include <limits>

#include "scheduler/welfare/welfare_rule.hpp"

namespace plenary::scheduler {

namespace {

std::strong_ordering compare(const Outcome& a, const Outcome& b) {
  const auto order = std::lexicographical_compare_three_way(a.regions.begin(), a.regions.end(), b.regions.begin(),
                                                            b.regions.end(), compare_means);
  return order != 0 ? order : compare_leximin(a, b);
}

/// The best for the region that stands first, of those the best for the next, and so on.
std::size_t choose(const SessionChoice& choice) {
  std::vector<std::size_t> left = choice.ranking;
  std::vector<std::int64_t> sum(choice.total.size());
  for (std::size_t region = 0; region < choice.regions.size(); ++region) {
    for (const std::size_t slot : left) sum[slot] = 0;
    for (const SessionChoice::Country& country : choice.countries) {
      if (std::ranges::find(country.regions, region) == country.regions.end()) continue;
      for (const std::size_t slot : left) sum[slot] += country.added(slot);
    }
    std::int64_t best = std::numeric_limits<std::int64_t>::max();
    for (const std::size_t slot : left) best = std::min(best, sum[slot]);
    std::erase_if(left, [&](std::size_t slot) { return sum[slot] != best; });
  }
  return left.front();
}

}  // namespace

constinit const WelfareRule rotation{
    "rotation",
    "row.rotation",
    "each region once: the region whose turn it is chooses, then the next",
    "S. Bouveret and J. Lang, A general elicitation-free protocol for allocating indivisible goods, IJCAI 2011",
    compare,
    choose,
    nullptr};

}  // namespace plenary::scheduler
