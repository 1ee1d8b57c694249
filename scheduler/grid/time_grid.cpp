#include "scheduler/grid/time_grid.hpp"

#include <algorithm>

namespace plenary::scheduler {

using calendar::Date;
using calendar::days;
using calendar::Instant;
using calendar::sys_days;

namespace {

/// Where a day begins on a zone's clock; where midnight is skipped, the first moment after it.
Instant start_of_day(const calendar::Zone& zone, Date date) {
  return *calendar::to_instant(zone, calendar::midnight(date), calendar::ResolvePolicy::compatible);
}

}  // namespace

TimeGrid::TimeGrid(const Problem& problem)
    : origin_(start_of_day(problem.zone, problem.window.first)), step_(problem.grid), duration_(problem.duration) {
  const Instant end = start_of_day(problem.zone, Date{sys_days{problem.window.last} + days{1}});
  size_ =
      static_cast<std::size_t>(std::max<std::int64_t>(0, (end - origin_ + step_ - std::chrono::seconds{1}) / step_));
}

calendar::Interval<Instant> TimeGrid::whole() const noexcept {
  return {origin_, origin_ + step_ * static_cast<std::int64_t>(size_) - step_ + duration_};
}

std::optional<Slot> TimeGrid::slot_at(Instant instant) const noexcept {
  const auto offset = instant - origin_;
  if (offset.count() < 0 || offset % step_ != std::chrono::seconds{0}) return std::nullopt;
  const auto slot = offset / step_;
  return static_cast<std::size_t>(slot) < size_ ? std::optional{static_cast<Slot>(slot)} : std::nullopt;
}

calendar::Interval<std::size_t> TimeGrid::slots_overlapping(calendar::Interval<Instant> busy) const noexcept {
  if (busy.empty()) return {0, 0};
  // Slot s overlaps if start(s) < busy.end and busy.start < start(s) + duration.
  const auto clamp = [&](std::int64_t slot) {
    return static_cast<std::size_t>(std::clamp<std::int64_t>(slot, 0, static_cast<std::int64_t>(size_)));
  };
  const auto step = std::chrono::seconds{step_}.count();
  const auto floor_div = [&](std::int64_t value) { return value >= 0 ? value / step : -((-value + step - 1) / step); };
  const auto first = floor_div((busy.start - duration_ - origin_).count()) + 1;
  const auto last = floor_div((busy.end - origin_).count() + step - 1);
  return {clamp(first), clamp(last)};
}

}  // namespace plenary::scheduler
