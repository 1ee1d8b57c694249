#include <algorithm>
#include <utility>

#include "scheduler/welfare/welfare_rule.hpp"

namespace plenary::scheduler {

// Only the worst-off country is asked; among equals the cheapest for all, unlike leximin.
namespace {

Burden heaviest(const Outcome& outcome) {
  return outcome.countries.empty() ? Burden{} : *std::max_element(outcome.countries.begin(), outcome.countries.end());
}

std::strong_ordering compare(const Outcome& a, const Outcome& b) {
  if (const auto order = heaviest(a) <=> heaviest(b); order != 0) return order;
  const auto order = a.total <=> b.total;
  return order != 0 ? order : compare_leximin(a, b);
}

std::size_t choose(const SessionChoice& choice) {
  return least(choice.ranking, [&](std::size_t slot) { return std::pair{choice.worst[slot], choice.total[slot]}; });
}

std::strong_ordering compare_series(const SeriesOutcome& a, const SeriesOutcome& b, std::int64_t) {
  if (!a.countries.empty() && a.countries.front() != b.countries.front())
    return a.countries.front() <=> b.countries.front();
  const auto order = a.total <=> b.total;
  return order != 0 ? order : a <=> b;
}

std::vector<Ceiling> ceilings(const SeriesOutcome& winner, std::int64_t ceiling) {
  std::vector<Ceiling> all;
  const bool any = !winner.countries.empty();
  if (any) all.push_back({{}, winner.countries.front() - 1, std::nullopt, std::nullopt});
  all.push_back({{}, any ? winner.countries.front() : ceiling, winner.total - 1, std::nullopt});
  for (Ceiling& one : leximin_ceilings(winner, winner.total)) all.push_back(std::move(one));
  return all;
}

constexpr SeriesSearch series{SeriesSearch::First::heaviest, compare_series, ceilings};

}  // namespace

constinit const WelfareRule minimax{"minimax",
                                    "row.minimax",
                                    "least burden of the worst-off country, then minimum total",
                                    "J. Rawls, A Theory of Justice, 1971: the difference principle",
                                    compare,
                                    choose,
                                    &series};

}  // namespace plenary::scheduler
