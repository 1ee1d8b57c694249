#include "scheduler/plan/fairest_order.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace plenary::scheduler {

FairestOrder::FairestOrder(const PlanBurdens& burdens, const std::vector<std::vector<bool>>& allowed,
                           std::optional<PlanOutcome> best)
    : burdens_(burdens), best_(std::move(best)) {
  for (const PlanBurdens::Country& country : burdens.countries()) carried_.push_back(country.past);
  for (std::size_t i = 0; i < burdens.meetings().size(); ++i) {
    least_.push_back(least_of(burdens.meetings()[i], allowed[i]));
    exchange(i, {std::vector<std::int64_t>(least_[i].burden.size(), 0), 0, 0, 0, 0}, least_[i]);
    known_.emplace_back(burdens.meetings()[i].kinds.size());
  }
}

FairestOrder::Share FairestOrder::least_of(const PlanBurdens::Meeting& meeting, const std::vector<bool>& allowed) {
  constexpr auto none = std::numeric_limits<std::int64_t>::max();
  Share least{std::vector<std::int64_t>(meeting.countries.size(), none), none, 0, none, none};
  std::vector<bool> seen(meeting.kinds.size());
  for (std::size_t g = 0; g < allowed.size(); ++g) {
    if (!allowed[g]) continue;
    const auto steps = meeting.moved_by.empty() ? 0 : std::int64_t{meeting.moved_by[g]};
    least.moved_by = std::min(least.moved_by, steps);
    least.slot = std::min(least.slot, meeting.slot[g]);
    if (seen[meeting.kind_of[g]]) continue;
    seen[meeting.kind_of[g]] = true;
    const PlanBurdens::Kind& kind = meeting.kinds[meeting.kind_of[g]];
    least.total = std::min(least.total, kind.total);
    for (std::size_t k = 0; k < kind.burden.size(); ++k) least.burden[k] = std::min(least.burden[k], kind.burden[k]);
  }
  least.moved = least.moved_by > 0 ? 1 : 0;
  return least;
}

FairestOrder::Share FairestOrder::at(std::size_t meeting, Grain start) const {
  const PlanBurdens::Meeting& one = burdens_.meetings()[meeting];
  const PlanBurdens::Kind& kind = one.kinds[one.kind(start)];
  const std::int64_t steps = one.steps_from_published(start);
  return {kind.burden, kind.total, steps != 0 ? 1 : 0, steps, one.slot[one.index(start)]};
}

void FairestOrder::exchange(std::size_t meeting, const Share& from, const Share& to) {
  const auto& countries = burdens_.meetings()[meeting].countries;
  ++now_;
  for (std::size_t k = 0; k < countries.size(); ++k) carried_[countries[k]] += to.burden[k] - from.burden[k];
  reached_.total += to.total - from.total;
  reached_.moved += to.moved - from.moved;
  reached_.moved_by += to.moved_by - from.moved_by;
  reached_.starts += to.slot - from.slot;
}

void FairestOrder::put(std::size_t meeting, const Placement& at) {
  Share share = this->at(meeting, at.start);
  share.moved = burdens_.meetings()[meeting].changes(at);
  exchange(meeting, least_[meeting], share);
}

void FairestOrder::take(std::size_t meeting, const Placement& at) {
  Share share = this->at(meeting, at.start);
  share.moved = burdens_.meetings()[meeting].changes(at);
  exchange(meeting, share, least_[meeting]);
}

bool FairestOrder::less_than_best(const Score& least) {
  if (!best_) return true;
  // The first levels decide most often, and cost least.
  if (reached_.moved != best_->moved) return reached_.moved < best_->moved;
  if (reached_.moved_by != best_->moved_by) return reached_.moved_by < best_->moved_by;
  if (!best_->countries.empty() && std::ranges::max(carried_) > best_->countries.front()) return false;
  burdens_.compare_by(carried_, reached_);
  reached_.tidiness = least;
  return reached_ < *best_;
}

bool FairestOrder::could_be_better(const Score& least) { return less_than_best(least); }

bool FairestOrder::could_be_better_with(std::size_t meeting, Grain start, const Score& least) {
  if (!best_) return true;
  const PlanBurdens::Meeting& one = burdens_.meetings()[meeting];
  if (!one.moved_by.empty()) return less_than_best_with(meeting, at(meeting, start), least);
  Known& known = known_[meeting][one.kind(start)];
  if (known.at != now_) {
    // Starts of one kind differ in how early they are, which is compared last: the earliest answers for all.
    Share share = at(meeting, start);
    share.slot = least_[meeting].slot;
    known = {now_, less_than_best_with(meeting, share, least)};
  }
  return known.could_be_better;
}

bool FairestOrder::less_than_best_with(std::size_t meeting, const Share& share, const Score& least) {
  const std::uint64_t now = now_;
  exchange(meeting, least_[meeting], share);
  const bool could = less_than_best(least);
  exchange(meeting, share, least_[meeting]);
  now_ = now;
  return could;
}

std::int64_t FairestOrder::price(std::size_t meeting, Grain start) const {
  // Squares grow by what is carried already: a guide to what leximin will say.
  constexpr double unit = Burden::units_per_point;
  constexpr double moved = 1e12;
  const PlanBurdens::Meeting& one = burdens_.meetings()[meeting];
  const PlanBurdens::Kind& kind = one.kinds[one.kind(start)];
  double price = moved * one.steps_from_published(start);
  for (std::size_t k = 0; k < kind.burden.size(); ++k) {
    const double more = static_cast<double>(kind.burden[k] - least_[meeting].burden[k]) / unit;
    const double before = static_cast<double>(carried_[one.countries[k]]) / unit;
    price += more * (2 * before + more);
  }
  return static_cast<std::int64_t>(price + static_cast<double>(kind.total) / unit / 100);
}

bool FairestOrder::tells_apart(RoomIndex one, RoomIndex other) const {
  return std::ranges::any_of(burdens_.meetings(), [&](const PlanBurdens::Meeting& meeting) {
    return meeting.published_room == one || meeting.published_room == other;
  });
}

bool FairestOrder::keeps(const Score& score) {
  if (!less_than_best(score)) return false;
  burdens_.compare_by(carried_, reached_);
  reached_.tidiness = score;
  best_ = reached_;
  ++now_;
  return true;
}

}  // namespace plenary::scheduler
