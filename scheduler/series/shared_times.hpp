#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <vector>

#include "calendar/civil/time.hpp"
#include "scheduler/series/solve_series.hpp"

/// Series of which some sessions begin at one time of the day: at the same clock time for all of them, whichever it is,
/// while the day is free. Two or three times that alternate are two or three groups.
namespace plenary::scheduler {

/// A time of the day for each group.
using GroupTimes = std::vector<calendar::TimeOfDay>;

/// What a series can choose from, by the time of the day.
struct TimedChoices {
  SeriesChoices any;  ///< whatever the time of the day
  /// By session: its kinds at each time of the day, as `keep_undominated` leaves them. Of sessions in a group.
  std::vector<std::map<calendar::TimeOfDay, std::vector<SlotKind>>> at;
  std::vector<std::vector<std::size_t>> groups;  ///< sessions that begin at one time of the day; none in two groups

  /// The times that all these sessions can have, one or more of one group; in order.
  std::vector<calendar::TimeOfDay> common_times(const std::vector<std::size_t>& sessions) const;
  /// What is left where every group begins at its time, which is one that it can have.
  SeriesChoices at_times(const GroupTimes& times) const;
};

/// Why no plan at these times is better than the winner, or, without one, why none keeps the floors.
struct TimesProof {
  GroupTimes times;
  SeriesSpace::Order order = SeriesSpace::Order::free;
  SeriesProof proof;
};

/// A solved series with shared times.
struct SharedTimes {
  GroupTimes times;                ///< empty where there is no plan
  SeriesChoices choices;           ///< at `times`
  std::vector<TimesProof> proofs;  ///< in order of the times: all that least burdens do not exclude
};

struct TimedResult {
  SeriesResult result;  ///< its plan is one of `shared.choices`; its own proof is empty
  SharedTimes shared;
};

/// A plan at some times.
struct TimedPlan {
  GroupTimes times;
  SeriesPlan plan;
};

/// The best plan over all times, compared as `solve` compares plans of a series. Branch and bound: times are excluded
/// where even the least that each session could cost each country there is worse than the winner; at the others the
/// series that is left is solved. `known`: a plan that keeps the floors, if one is known; the answer is no worse.
TimedResult solve(const TimedChoices& choices, const SeriesLimits& limits, const SeriesSearch& by = *leximin.series,
                  const std::optional<TimedPlan>& known = std::nullopt);

}  // namespace plenary::scheduler
