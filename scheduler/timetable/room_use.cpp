#include "scheduler/timetable/room_use.hpp"

#include <algorithm>
#include <numeric>

namespace plenary::scheduler {

RoomUse::RoomUse(const Timetable& timetable, const CostModel& model)
    : rooms_(timetable.rooms.size()), taken_(timetable.grains()), meetings_in_(timetable.grains() * rooms_) {
  for (std::size_t room = 0; room < rooms_; ++room) {
    if (model.shared(static_cast<RoomIndex>(room))) shared_ |= RoomSet{1} << room;
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

void RoomUse::put(std::size_t meeting, const Placement& at) noexcept {
  const std::size_t room = position(at.room);
  for (int g = at.start.index; g < at.start.index + durations_[meeting].count; ++g) {
    const auto grain = static_cast<std::size_t>(g);
    if (grain >= taken_.size()) return;
    ++meetings_in_[grain * rooms_ + room];
    taken_[grain] |= (RoomSet{1} << room) & ~shared_;
  }
}

void RoomUse::take(std::size_t meeting, const Placement& at) noexcept {
  const std::size_t room = position(at.room);
  for (int g = at.start.index; g < at.start.index + durations_[meeting].count; ++g) {
    const auto grain = static_cast<std::size_t>(g);
    if (grain >= taken_.size()) return;
    if (--meetings_in_[grain * rooms_ + room] == 0) taken_[grain] &= ~(RoomSet{1} << room);
  }
}

RoomSet RoomUse::free(std::size_t meeting, Grain start) const noexcept {
  const auto first = static_cast<std::size_t>(start.index);
  const std::size_t end = std::min(first + static_cast<std::size_t>(durations_[meeting].count), taken_.size());
  RoomSet taken = 0;
  for (std::size_t grain = first; grain < end; ++grain) taken |= taken_[grain];
  return suitable_[meeting] & ~taken;
}

RoomIndex RoomUse::best(std::size_t meeting, RoomSet rooms) const noexcept {
  const std::uint8_t* order = &by_price_[meeting * rooms_];
  while ((rooms & (RoomSet{1} << *order)) == 0) ++order;
  return static_cast<RoomIndex>(*order);
}

}  // namespace plenary::scheduler
