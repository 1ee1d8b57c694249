#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "calendar/civil/interval.hpp"
#include "calendar/civil/time.hpp"
#include "scheduler/model/problem.hpp"

namespace plenary::scheduler {

/// The number of a slot: starts are counted from the beginning of the window.
enum class Slot : std::uint32_t {};

constexpr std::size_t index(Slot slot) noexcept { return static_cast<std::size_t>(slot); }

/// The starts that a problem allows, equally spaced on the UTC line: origin + slot × step. The origin
/// is local midnight of the window's first day in the reference zone.
class TimeGrid {
 public:
  explicit TimeGrid(const Problem& problem);

  std::size_t size() const noexcept { return size_; }
  std::chrono::minutes step() const noexcept { return step_; }
  std::chrono::minutes duration() const noexcept { return duration_; }

  calendar::Instant start(Slot slot) const noexcept { return origin_ + step_ * static_cast<std::int64_t>(index(slot)); }
  /// [start, start + duration).
  calendar::Interval<calendar::Instant> span(Slot slot) const noexcept {
    return {start(slot), start(slot) + duration_};
  }
  /// From the first start to the end of the last slot.
  calendar::Interval<calendar::Instant> whole() const noexcept;
  /// The slot that starts exactly at `instant`, if the grid has one.
  std::optional<Slot> slot_at(calendar::Instant instant) const noexcept;
  /// The slots, as [first, last), whose span shares time with `busy`.
  calendar::Interval<std::size_t> slots_overlapping(calendar::Interval<calendar::Instant> busy) const noexcept;

 private:
  calendar::Instant origin_;
  std::chrono::minutes step_;
  std::chrono::minutes duration_;
  std::size_t size_;
};

}  // namespace plenary::scheduler
