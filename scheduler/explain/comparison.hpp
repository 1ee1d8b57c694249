#pragma once

#include <optional>
#include <vector>

#include "calendar/message.hpp"
#include "scheduler/slot/exhaustive.hpp"
#include "scheduler/slot/ranking.hpp"

namespace plenary::scheduler {

/// One participant's burden at two slots.
struct Change {
  std::size_t participant = 0;
  Burden from;
  Burden to;
};

/// Why the slot `better` ranks above the slot `worse`, and who would be better off there all the same.
struct Comparison {
  Slot better{};
  Slot worse{};
  Criterion decided_by = Criterion::earliest;
  std::size_t position = 0;  ///< countries, regions: the first place of the sorted vector that differs, from 1
  Burden better_value;       ///< what stands there; for regions the mean, rounded down
  Burden worse_value;
  std::vector<Change> gain;  ///< who carries less at `better`, largest difference first
  std::vector<Change> lose;  ///< who carries more at `better`, largest difference first
};

/// Why the better one is, in a sentence: "the heaviest burden of a country is 6 points against 8".
Message message_of(const Comparison& comparison);

/// Compares two feasible slots; works out by itself which is the better one.
Comparison compare(const Problem& problem, const Availability& availability, Slot a, Slot b);

}  // namespace plenary::scheduler
