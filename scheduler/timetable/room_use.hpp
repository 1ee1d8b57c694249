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

  /// Rooms that the meeting may have at some time: those of its least hard price.
  RoomSet suitable(std::size_t meeting) const noexcept { return suitable_[meeting]; }
  /// Of those, the ones that are there when the meeting begins at `start`.
  RoomSet open(std::size_t meeting, Grain start) const noexcept;
  /// Of those, the ones that nobody has between its start and its end, nor in the gap before or
  /// after.
  RoomSet free(std::size_t meeting, Grain start) const noexcept;
  /// The suitable one of least price in a set that is not empty.
  RoomIndex best(std::size_t meeting, RoomSet rooms) const noexcept;

 private:
  /// The grain after the last in which a meeting that begins at `start` keeps the room from others.
  std::size_t kept_until(std::size_t meeting, Grain start, std::size_t room) const noexcept;

  const Timetable* timetable_;
  const CostModel* model_;
  std::size_t rooms_;
  RoomSet gapped_ = 0;  ///< between whose meetings time is left
  RoomSet shared_ = 0;  ///< never taken
  std::vector<Grains> durations_;
  std::vector<RoomSet> suitable_;
  std::vector<std::uint8_t> by_price_;      ///< meetings × rooms: cheapest first
  std::vector<RoomSet> taken_;              ///< by grain
  std::vector<std::uint16_t> meetings_in_;  ///< grains × rooms: more than one while nothing better was found
};

}  // namespace plenary::scheduler
