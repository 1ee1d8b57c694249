#pragma once

#include <string>

#include "calendar/civil/iso.hpp"
#include "scheduler/grid/slot_set.hpp"

namespace plenary::scheduler::testing {

/// The first and the last start that `allowed` holds, on the clock of `zone`: "2020-09-16T09:00 to 2020-09-16T16:00".
inline std::string first_to_last(const TimeGrid& grid, const calendar::Zone& zone, const SlotSet& allowed) {
  std::string first;
  std::string last;
  allowed.for_each([&](Slot slot) {
    last = calendar::to_iso(zone.to_local(grid.start(slot)));
    if (first.empty()) first = last;
  });
  return first + " to " + last;
}

}  // namespace plenary::scheduler::testing
