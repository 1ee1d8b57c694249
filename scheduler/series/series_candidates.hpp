#pragma once

#include <cstddef>
#include <limits>
#include <optional>
#include <vector>

#include "scheduler/model/series_problem.hpp"
#include "scheduler/series/series_choices.hpp"
#include "scheduler/series/shared_times.hpp"
#include "scheduler/slot/exhaustive.hpp"

namespace plenary::scheduler {

/// The candidates of a series: every slot that each session allows, and the same as numbers. Refers to the series,
/// which must outlive it.
struct SeriesCandidates {
  static constexpr std::size_t no_country = std::numeric_limits<std::size_t>::max();

  std::vector<Solution> sessions;
  std::vector<std::size_t> class_of;    ///< by participant; `no_country` for organisations
  std::vector<std::string> regions;     ///< by their numbers
  std::vector<std::size_t> impossible;  ///< sessions that no slot fits; then there is nothing to choose
  SeriesChoices choices;
  std::optional<TimedChoices> timed;  ///< where sessions begin at one time of the day

  Slot slot(std::size_t session, std::size_t kind) const {
    return static_cast<Slot>(choices.sessions[session][kind].start);
  }
};

SeriesCandidates candidates_of(const SeriesProblem& series);

/// The plan that has these slots, one a session, or in their place kinds that cost nobody more; of `choices`, which are
/// those of the candidates or what times leave of them.
SeriesPlan plan_with(const SeriesCandidates& found, const SeriesChoices& choices, const std::vector<Slot>& slots);

}  // namespace plenary::scheduler
