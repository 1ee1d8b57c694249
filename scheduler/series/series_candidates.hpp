#pragma once

#include <cstddef>
#include <limits>
#include <vector>

#include "scheduler/model/series_problem.hpp"
#include "scheduler/series/series_choices.hpp"
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

  Slot slot(std::size_t session, std::size_t kind) const {
    return static_cast<Slot>(choices.sessions[session][kind].start);
  }
};

SeriesCandidates candidates_of(const SeriesProblem& series);

}  // namespace plenary::scheduler
