#include "calendar/ical/itip/significant_change.hpp"

#include <algorithm>

namespace plenary::calendar {

namespace {

/// As sets: their order and repetitions say nothing.
Recurrence in_order(std::optional<Recurrence> recurrence) {
  Recurrence result = std::move(recurrence).value_or(Recurrence{});
  for (auto* dates : {&result.added, &result.excluded}) {
    std::ranges::sort(*dates);
    dates->erase(std::unique(dates->begin(), dates->end()), dates->end());
  }
  return result;
}

}  // namespace

bool significant_change(const Event& before, const Event& after) {
  return before.when != after.when || before.status != after.status || before.location != after.location ||
         in_order(before.recurrence) != in_order(after.recurrence);
}

Event revise(const Event& before, Event after, Instant now) {
  after.sequence = before.sequence;
  after.stamp = before.stamp;
  after.last_modified = before.last_modified;
  if (after == before) return after;
  if (significant_change(before, after)) ++after.sequence;
  after.stamp = std::max(before.stamp, now);
  after.last_modified = std::max(before.last_modified, now);
  return after;
}

}  // namespace plenary::calendar
