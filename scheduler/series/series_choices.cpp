#include "scheduler/series/series_choices.hpp"

#include <algorithm>
#include <map>
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

/// Kinds are given out session by session in order of time, as long as no floor is broken.
class Arrangement {
 public:
  Arrangement(const SeriesChoices& choices, const std::vector<std::vector<std::size_t>>& groups, const SeriesPlan& plan,
              std::size_t most_work)
      : choices_(choices), group_of_(plan.size()), left_(groups.size()), work_left_(most_work) {
    for (std::size_t g = 0; g < groups.size(); ++g) {
      for (const std::size_t t : groups[g]) {
        group_of_[t] = g;
        ++left_[g][plan[t]];
      }
    }
  }

  std::optional<SeriesPlan> find() {
    if (!extend()) return std::nullopt;
    return plan_;
  }

 private:
  bool extend() {
    if (broken_floor(choices_, plan_)) return false;
    if (plan_.size() == group_of_.size()) return true;
    for (auto& [kind, times] : left_[group_of_[plan_.size()]]) {
      if (times == 0) continue;
      if (work_left_ == 0) return false;
      --work_left_;
      --times;
      plan_.push_back(kind);
      if (extend()) return true;
      plan_.pop_back();
      ++times;
    }
    return false;
  }

  const SeriesChoices& choices_;
  std::vector<std::size_t> group_of_;
  std::vector<std::map<std::size_t, std::size_t>> left_;  ///< by group: how often which kind is still to be given out
  std::size_t work_left_;
  SeriesPlan plan_;
};

}  // namespace

std::size_t SeriesChoices::countries() const noexcept {
  std::size_t sum = 0;
  for (const CountryClass& one : classes) sum += static_cast<std::size_t>(one.countries);
  return sum;
}

std::int64_t SeriesChoices::ceiling() const noexcept {
  std::int64_t past = 0;
  for (const CountryClass& one : classes) past = std::max(past, one.past);
  std::int64_t sum = past + 1;
  for (const auto& kinds : sessions) {
    std::int64_t dearest = 0;
    for (const SlotKind& kind : kinds) {
      for (const std::int64_t burden : kind.burden) dearest = std::max(dearest, burden);
    }
    sum += dearest;
  }
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

std::optional<SeriesPlan> arranged(const SeriesChoices& choices, const std::vector<std::vector<std::size_t>>& groups,
                                   const SeriesPlan& plan, std::size_t most_work) {
  return Arrangement(choices, groups, plan, most_work).find();
}

std::optional<std::size_t> broken_floor(const SeriesChoices& choices, const SeriesPlan& plan) {
  if (!choices.has_floors()) return std::nullopt;
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
