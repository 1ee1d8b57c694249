#include "scheduler/plan/axis.hpp"

#include <algorithm>

namespace plenary::scheduler {

Axis::Axis(const TimeGrid& grid, const calendar::Zone& zone, const std::vector<SlotSet>& starts,
           const std::vector<Grains>& lengths)
    : origin_(grid.start(Slot{0})), step_(grid.step()), zone_(zone) {
  int longest = 0;
  for (const Grains length : lengths) longest = std::max(longest, length.count);
  // How many sessions begin to use a slot, and how many cease to.
  std::vector<std::int32_t> change(grid.size() + static_cast<std::size_t>(longest) + closeness + 1);
  for (std::size_t i = 0; i < starts.size(); ++i) {
    const auto reach = static_cast<std::size_t>(lengths[i].count) + closeness;
    starts[i].for_each([&](Slot slot) {
      ++change[index(slot)];
      --change[index(slot) + reach];
    });
  }
  grain_of_.assign(change.size(), -1);
  std::int32_t users = 0;
  for (std::size_t slot = 0; slot < change.size(); ++slot) {
    users += change[slot];
    if (users == 0) continue;
    grain_of_[slot] = static_cast<std::int32_t>(slots_.size());
    slots_.push_back(static_cast<Slot>(slot));
  }
}

std::optional<Grain> Axis::grain(Slot slot) const noexcept {
  if (index(slot) >= grain_of_.size() || grain_of_[index(slot)] < 0) return std::nullopt;
  return Grain{grain_of_[index(slot)]};
}

calendar::Instant Axis::time(Grain grain) const noexcept {
  return origin_ + step_ * static_cast<std::int64_t>(index(slot(grain)));
}

std::vector<bool> Axis::grains_of(const SlotSet& slots) const {
  std::vector<bool> result(slots_.size());
  slots.for_each([&](Slot slot) {
    if (const auto found = grain(slot)) result[static_cast<std::size_t>(found->index)] = true;
  });
  return result;
}

Span Axis::span_of(const SlotSet& slots) const {
  Span span{{static_cast<int>(slots_.size())}, {}};
  slots.for_each([&](Slot slot) {
    if (const auto found = grain(slot)) span = {std::min(span.start, *found), *found + Grains{1}};
  });
  return span;
}

std::vector<int> Axis::days() const {
  std::vector<int> result;
  for (std::size_t g = 0; g < slots_.size(); ++g) {
    const auto date = calendar::date_of(zone_.to_local(time({static_cast<int>(g)})));
    result.push_back(static_cast<int>(calendar::sys_days{date}.time_since_epoch().count()));
  }
  return result;
}

std::vector<std::chrono::minutes> Axis::clock() const {
  std::vector<std::chrono::minutes> result;
  for (const Slot slot : slots_) result.push_back(step_ * static_cast<std::int64_t>(index(slot)));
  return result;
}

}  // namespace plenary::scheduler
