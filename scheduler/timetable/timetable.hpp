#pragma once

#include <algorithm>
#include <chrono>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace plenary::scheduler {

/// A length on a timetable's axis, in steps of its grid.
struct Grains {
  int count = 0;
  friend auto operator<=>(const Grains&, const Grains&) = default;
};

/// A place on the axis: grain 0 is the first. Grains that cannot be used (lunch, the night) have no number,
/// so neighbours on the axis may lie on different days.
struct Grain {
  int index = 0;
  friend auto operator<=>(const Grain&, const Grain&) = default;
  friend Grain operator+(Grain at, Grains by) noexcept { return {at.index + by.count}; }
  friend Grains operator-(Grain a, Grain b) noexcept { return {a.index - b.index}; }
};

/// Indices into the timetable's lists.
enum class MeetingIndex : std::uint32_t {};
enum class RoomIndex : std::uint32_t {};
enum class Person : std::uint32_t {};

template <class Index>
constexpr std::size_t position(Index index) noexcept {
  return static_cast<std::size_t>(index);
}

struct Room {
  std::string name;
  int seats = 0;
  bool shared = false;  ///< not a place: any number of meetings at once, as online
};

/// Something that takes place once, in one room, without interruption.
struct Meeting {
  std::string name;
  Grains duration;
  std::vector<Person> required;   ///< sorted, each once
  std::vector<Person> preferred;  ///< sorted, each once, none of `required`
  int seats = 0;                  ///< that its room must have
};

/// Many meetings to be placed on one axis of time and in rooms.
struct Timetable {
  std::vector<int> day_of;  ///< of each grain; ascending
  std::vector<Room> rooms;
  std::size_t persons = 0;
  std::vector<Meeting> meetings;
  std::chrono::minutes step{15};              ///< how long a grain is
  std::vector<std::chrono::minutes> clock{};  ///< when each grain begins, counted from any moment; empty: in one piece

  std::size_t grains() const noexcept { return day_of.size(); }
  bool exists(Grain grain) const noexcept {
    return grain.index >= 0 && static_cast<std::size_t>(grain.index) < day_of.size();
  }
  int day(Grain grain) const noexcept { return day_of[static_cast<std::size_t>(grain.index)]; }
  /// When the grain begins.
  std::chrono::minutes time(Grain grain) const noexcept {
    return clock.empty() ? grain.index * step : clock[static_cast<std::size_t>(grain.index)];
  }
  /// When a meeting that begins at `start` ends; meetings do not bridge gaps of the clock.
  std::chrono::minutes end(const Meeting& meeting, Grain start) const noexcept {
    return time(start) + meeting.duration.count * step;
  }
};

/// Where a meeting is put.
struct Placement {
  Grain start;
  RoomIndex room{};
  friend bool operator==(const Placement&, const Placement&) = default;
};

/// One placement for each meeting, in the timetable's order.
using Plan = std::vector<Placement>;

/// [start, end) of a meeting where it is put.
struct Span {
  Grain start;
  Grain end;
  Grain last() const noexcept { return {end.index - 1}; }
};

inline Span span_of(const Meeting& meeting, const Placement& placement) noexcept {
  return {placement.start, placement.start + meeting.duration};
}

/// How many grains two spans share.
inline Grains overlap(const Span& a, const Span& b) noexcept {
  const int shared = std::min(a.end.index, b.end.index) - std::max(a.start.index, b.start.index);
  return {std::max(0, shared)};
}

}  // namespace plenary::scheduler
