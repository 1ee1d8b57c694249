#pragma once

#include <cstdint>
#include <vector>

#include "scheduler/timetable/constraint/cost_model.hpp"
#include "scheduler/timetable/timetable.hpp"

namespace plenary::scheduler {

/// A set of up to 64 rooms.
using RoomSet = std::uint64_t;
inline constexpr std::size_t most_rooms = 64;

/// Which rooms are taken in which grain, and which rooms a meeting may have.
class RoomUse {
 public:
  RoomUse(const Timetable& timetable, const CostModel& model);

  void put(std::size_t meeting, const Placement& at) noexcept;
  void take(std::size_t meeting, const Placement& at) noexcept;

  /// Rooms that the meeting may have: those of its least hard price.
  RoomSet suitable(std::size_t meeting) const noexcept { return suitable_[meeting]; }
  /// Of those, the ones that nobody has between its start and its end.
  RoomSet free(std::size_t meeting, Grain start) const noexcept;
  /// The suitable one of least price in a set that is not empty.
  RoomIndex best(std::size_t meeting, RoomSet rooms) const noexcept;

 private:
  std::size_t rooms_;
  RoomSet shared_ = 0;  ///< never taken
  std::vector<Grains> durations_;
  std::vector<RoomSet> suitable_;
  std::vector<std::uint8_t> by_price_;      ///< meetings × rooms: cheapest first
  std::vector<RoomSet> taken_;              ///< by grain
  std::vector<std::uint16_t> meetings_in_;  ///< grains × rooms: more than one while nothing better was found
};

}  // namespace plenary::scheduler
