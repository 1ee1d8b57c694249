#include "scheduler/welfare/welfare_rule.hpp"

namespace plenary::scheduler {

namespace {

std::strong_ordering compare(const Outcome& a, const Outcome& b) {
  const auto order = a.total <=> b.total;
  return order != 0 ? order : compare_leximin(a, b);
}

std::size_t choose(const SessionChoice& choice) {
  return least(choice.ranking, [&](std::size_t slot) { return choice.total[slot]; });
}

std::strong_ordering compare_series(const SeriesOutcome& a, const SeriesOutcome& b, std::int64_t) {
  const auto order = a.total <=> b.total;
  return order != 0 ? order : a <=> b;
}

std::vector<Ceiling> ceilings(const SeriesOutcome& winner, std::int64_t ceiling) {
  std::vector<Ceiling> all = leximin_ceilings(winner, winner.total);
  all.insert(all.begin(), Ceiling{{}, ceiling, winner.total - 1, std::nullopt});
  return all;
}

constexpr SeriesSearch series{SeriesSearch::First::total, compare_series, ceilings};

}  // namespace

constinit const WelfareRule minimum_total{
    "minimum-total",
    "row.cheapest",
    "minimum total burden",
    "the utilitarian rule; D. Bertsimas, V. Farias and N. Trichakis, The price of fairness, Operations Research 2011",
    compare,
    choose,
    &series};

}  // namespace plenary::scheduler
