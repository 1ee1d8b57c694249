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

std::size_t choose(const SessionChoice& choice) { return choice.ranking.front(); }

std::strong_ordering compare_series(const SeriesOutcome& a, const SeriesOutcome& b, std::int64_t) { return a <=> b; }

std::vector<Ceiling> ceilings(const SeriesOutcome& winner, std::int64_t) {
  return leximin_ceilings(winner, std::nullopt);
}

constexpr SeriesSearch series{SeriesSearch::First::heaviest, compare_series, ceilings};

}  // namespace

std::strong_ordering compare_leximin(const Outcome& a, const Outcome& b) {
  if (const auto order = compare_countries(a.countries, b.countries); order != 0) return order;
  if (const auto order = compare_regions(a.regions, b.regions); order != 0) return order;
  return a.total <=> b.total;
}

std::vector<Ceiling> leximin_ceilings(const SeriesOutcome& winner, std::optional<std::int64_t> total) {
  const auto& sorted = winner.countries;
  std::vector<Ceiling> ceilings;
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    // Of equal values the last one gives the ceiling that is over those of the others.
    if (i + 1 < sorted.size() && sorted[i + 1] == sorted[i]) continue;
    ceilings.push_back(
        {{sorted.begin(), sorted.begin() + static_cast<std::ptrdiff_t>(i)}, sorted[i] - 1, total, std::nullopt});
  }
  ceilings.push_back({sorted, std::nullopt, total, std::nullopt});
  return ceilings;
}

constinit const WelfareRule leximin{
    "leximin",
    {},  // its answer is the answer
    "leximin over countries, then over regions",
    "W. Ogryczak and T. Sliwinski, On direct methods for lexicographic min-max optimization, ICCSA 2006",
    compare_leximin,
    choose,
    &series};

}  // namespace plenary::scheduler
