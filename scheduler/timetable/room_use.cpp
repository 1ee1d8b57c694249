#include "scheduler/timetable/room_use.hpp"

#include <algorithm>
#include <bit>
#include <numeric>

namespace plenary::scheduler {

RoomUse::RoomUse(const Timetable& timetable, const CostModel& model)
    : timetable_(&timetable),
      model_(&model),
      rooms_(timetable.rooms.size()),
      taken_(timetable.grains()),
      meetings_in_(timetable.grains() * rooms_) {
  for (std::size_t room = 0; room < rooms_; ++room) {
    if (model.shared(static_cast<RoomIndex>(room))) shared_ |= RoomSet{1} << room;
    if (model.gap(static_cast<RoomIndex>(room)).count() > 0) gapped_ |= RoomSet{1} << room;
  }
  for (std::size_t i = 0; i < timetable.meetings.size(); ++i) {
    durations_.push_back(timetable.meetings[i].duration);
    const auto price = [&](std::size_t room) { return model.of_room(i, static_cast<RoomIndex>(room)); };
    std::vector<std::uint8_t> order(rooms_);
    std::iota(order.begin(), order.end(), std::uint8_t{0});
    std::ranges::stable_sort(order, {}, price);
    RoomSet suitable = 0;
    for (const std::uint8_t room : order) {
      if (price(room).hard == price(order.front()).hard) suitable |= RoomSet{1} << room;
    }
    suitable_.push_back(suitable);
    by_price_.insert(by_price_.end(), order.begin(), order.end());
  }
}

std::size_t RoomUse::kept_until(std::size_t meeting, Grain start, std::size_t room) const noexcept {
  auto end = static_cast<std::size_t>(start.index) + static_cast<std::size_t>(durations_[meeting].count);
  if ((gapped_ & (RoomSet{1} << room)) == 0) return std::min(end, taken_.size());
  const auto until = timetable_->end(timetable_->meetings[meeting], start) + model_->gap(static_cast<RoomIndex>(room));
  while (end < taken_.size() && timetable_->time({static_cast<int>(end)}) < until) ++end;
  return std::min(end, taken_.size());
}

void RoomUse::put(std::size_t meeting, const Placement& at) noexcept {
  const std::size_t room = position(at.room);
  const std::size_t end = kept_until(meeting, at.start, room);
  for (auto grain = static_cast<std::size_t>(at.start.index); grain < end; ++grain) {
    ++meetings_in_[grain * rooms_ + room];
    taken_[grain] |= (RoomSet{1} << room) & ~shared_;
  }
}

void RoomUse::take(std::size_t meeting, const Placement& at) noexcept {
  const std::size_t room = position(at.room);
  const std::size_t end = kept_until(meeting, at.start, room);
  for (auto grain = static_cast<std::size_t>(at.start.index); grain < end; ++grain) {
    if (--meetings_in_[grain * rooms_ + room] == 0) taken_[grain] &= ~(RoomSet{1} << room);
  }
}

RoomSet RoomUse::open(std::size_t meeting, Grain start) const noexcept {
  RoomSet open = suitable_[meeting];
  for (const CostModel::RoomTimes& times : model_->room_times(meeting)) {
    if (times.price.hard > 0 && !times.is_open(start)) open &= ~(RoomSet{1} << position(times.room));
  }
  return open;
}

RoomSet RoomUse::free(std::size_t meeting, Grain start) const noexcept {
  const auto first = static_cast<std::size_t>(start.index);
  const std::size_t end = std::min(first + static_cast<std::size_t>(durations_[meeting].count), taken_.size());
  RoomSet taken = 0;
  for (std::size_t grain = first; grain < end; ++grain) taken |= taken_[grain];
  RoomSet free = open(meeting, start) & ~taken;
  for (RoomSet gapped = free & gapped_; gapped != 0; gapped &= gapped - 1) {
    const auto room = static_cast<std::size_t>(std::countr_zero(gapped));
    const std::size_t until = kept_until(meeting, start, room);
    for (std::size_t grain = end; grain < until; ++grain) {
      if ((taken_[grain] & (RoomSet{1} << room)) != 0) free &= ~(RoomSet{1} << room);
    }
  }
  return free;
}

RoomIndex RoomUse::best(std::size_t meeting, RoomSet rooms) const noexcept {
  const std::uint8_t* order = &by_price_[meeting * rooms_];
  while ((rooms & (RoomSet{1} << *order)) == 0) ++order;
  return static_cast<RoomIndex>(*order);
}

}  // namespace plenary::scheduler
