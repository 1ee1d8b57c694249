#include "scheduler/series/series_space.hpp"

#include <algorithm>
#include <numeric>

namespace plenary::scheduler {

namespace {

bool same_kinds(const std::vector<SlotKind>& a, const std::vector<SlotKind>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const SlotKind& x, const SlotKind& y) { return x.total == y.total && x.burden == y.burden; });
}

}  // namespace

SeriesSpace::SeriesSpace(const SeriesChoices& all, Order sessions) : choices(all), order(sessions) {
  for (std::size_t t = 0; t < all.sessions.size(); ++t) {
    const auto alike = std::find_if(groups.begin(), groups.end(), [&](const auto& group) {
      return sessions == Order::free && same_kinds(all.sessions[group.front()], all.sessions[t]);
    });
    if (alike == groups.end()) {
      groups.push_back({t});
    } else {
      alike->push_back(t);
    }
  }
  std::stable_sort(groups.begin(), groups.end(), [](const auto& a, const auto& b) { return a.size() > b.size(); });
  std::int64_t divisor = 0;
  for (std::size_t g = 0; g < groups.size(); ++g) {
    std::vector<std::vector<std::int64_t>> from;
    std::vector<std::int64_t> totals;
    for (const SlotKind& kind : kinds(g)) {
      from.push_back(kind.burden);
      totals.push_back(kind.total);
      for (const std::int64_t burden : kind.burden) divisor = std::gcd(divisor, burden);
    }
    // Kinds stand in order of their totals.
    least_total.push_back(std::move(totals));
    for (std::size_t k = from.size() - 1; k > 0; --k) {
      for (std::size_t c = 0; c < from[k].size(); ++c) from[k - 1][c] = std::min(from[k - 1][c], from[k][c]);
    }
    least.push_back(std::move(from));
  }
  step = std::max<std::int64_t>(divisor, 1);
}

PartialSeries::PartialSeries(const SeriesSpace& space) : taken(space.groups.size()) {
  for (const CountryClass& one : space.choices.classes) carried.push_back(one.past);
}

void PartialSeries::take(const SeriesSpace& space, std::size_t kind) {
  const auto& burden = space.kinds(group)[kind].burden;
  for (std::size_t c = 0; c < carried.size(); ++c) carried[c] += burden[c];
  total += space.kinds(group)[kind].total;
  taken[group].push_back(kind);
  first = kind;
  if (left(space, group) > 0) return;
  ++group;
  first = 0;
}

SeriesPlan earliest_plan(const SeriesSpace& space, const PartialSeries& complete) {
  SeriesPlan plan(space.choices.sessions.size());
  for (std::size_t g = 0; g < space.groups.size(); ++g) {
    auto kinds = complete.taken[g];
    for (const std::size_t t : space.groups[g]) {
      const auto earliest = std::min_element(kinds.begin(), kinds.end(), [&](std::size_t a, std::size_t b) {
        return space.choices.sessions[t][a].start < space.choices.sessions[t][b].start;
      });
      plan[t] = *earliest;
      kinds.erase(earliest);
    }
  }
  return plan;
}

}  // namespace plenary::scheduler
