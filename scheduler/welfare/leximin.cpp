#include <algorithm>

#include "scheduler/welfare/welfare_rule.hpp"

namespace plenary::scheduler {

namespace {

std::strong_ordering compare_countries(std::vector<Burden> a, std::vector<Burden> b) {
  std::sort(a.rbegin(), a.rend());
  std::sort(b.rbegin(), b.rend());
  return a <=> b;
}

std::strong_ordering compare_regions(std::vector<RegionSum> a, std::vector<RegionSum> b) {
  const auto heavier = [](const RegionSum& x, const RegionSum& y) { return compare_means(x, y) > 0; };
  std::sort(a.begin(), a.end(), heavier);
  std::sort(b.begin(), b.end(), heavier);
  return std::lexicographical_compare_three_way(a.begin(), a.end(), b.begin(), b.end(), compare_means);
}

}  // namespace

std::strong_ordering compare_leximin(const Outcome& a, const Outcome& b) {
  if (const auto order = compare_countries(a.countries, b.countries); order != 0) return order;
  if (const auto order = compare_regions(a.regions, b.regions); order != 0) return order;
  return a.total <=> b.total;
}

const WelfareRule leximin{
    "leximin", "leximin over countries, then over regions",
    "W. Ogryczak and T. Sliwinski, On direct methods for lexicographic min-max optimization, ICCSA 2006",
    compare_leximin};

}  // namespace plenary::scheduler
