#include "scheduler/solve/series/series_choices.hpp"

#include <algorithm>
#include <tuple>

namespace plenary::scheduler {

namespace {

bool no_dearer(const SlotKind& a, const SlotKind& b) {
  return a.total <= b.total && std::equal(a.burden.begin(), a.burden.end(), b.burden.begin(),
                                          [](std::int64_t x, std::int64_t y) { return x <= y; });
}

/// Whether the class may carry `now` after `before`, latest first.
bool floors_hold(const LedgerFloors& floors, std::int64_t now, const std::vector<std::int64_t>& before) {
  if (floors.most_twice) {
    const std::int64_t limit = Burden::of_points(*floors.most_twice).units();
    if (now > limit && !before.empty() && before.front() > limit) return false;
  }
  if (!floors.free || now == 0) return true;
  // Invitations before its first one count as free of cost.
  const auto asked = static_cast<std::ptrdiff_t>(floors.free->of - 1);
  const auto known = std::min(asked, static_cast<std::ptrdiff_t>(before.size()));
  const auto free = std::count(before.begin(), before.begin() + known, 0) + (asked - known);
  return free >= floors.free->least;
}

}  // namespace

std::size_t SeriesChoices::countries() const noexcept {
  std::size_t sum = 0;
  for (const CountryClass& one : classes) sum += static_cast<std::size_t>(one.countries);
  return sum;
}

void keep_undominated(std::vector<SlotKind>& kinds) {
  const auto key = [](const SlotKind& kind) { return std::tie(kind.total, kind.burden, kind.start); };
  std::sort(kinds.begin(), kinds.end(), [&](const SlotKind& a, const SlotKind& b) { return key(a) < key(b); });
  // Whoever beats a kind costs no more in total, so stands before it; of equals the earliest stands first.
  std::vector<SlotKind> kept;
  for (SlotKind& kind : kinds) {
    if (std::none_of(kept.begin(), kept.end(), [&](const SlotKind& other) { return no_dearer(other, kind); }))
      kept.push_back(std::move(kind));
  }
  kinds = std::move(kept);
}

std::optional<std::size_t> broken_floor(const SeriesChoices& choices, const SeriesPlan& plan) {
  if (!choices.floors.most_twice && !choices.floors.free) return std::nullopt;
  for (std::size_t c = 0; c < choices.classes.size(); ++c) {
    std::vector<std::int64_t> before = choices.classes[c].carried;
    for (std::size_t t = 0; t < plan.size(); ++t) {
      const std::int64_t now = choices.sessions[t][plan[t]].burden[c];
      if (!floors_hold(choices.floors, now, before)) return t;
      before.insert(before.begin(), now);
    }
  }
  return std::nullopt;
}

}  // namespace plenary::scheduler
