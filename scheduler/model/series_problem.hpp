#pragma once

#include <string>
#include <vector>

#include "scheduler/model/limits.hpp"
#include "scheduler/model/problem.hpp"

namespace plenary::scheduler {

/// Sessions that differ only in their windows, to be placed together so that what all of them ask is shared fairly.
struct SeriesProblem {
  static constexpr std::size_t most_sessions = 120;
  static constexpr calendar::days most_days = 2 * longest_window;  ///< of all windows together

  std::string id;
  LocalizedText title;
  std::vector<Problem> sessions;  ///< in order of time; each with the ledger before the series, none with its floors
  LedgerFloors floors;            ///< asked at every session, of the ledger and the sessions before it
};

/// The series that `problem` stands for, a session in each of `windows`, which are in order and apart.
SeriesProblem series_of(const Problem& problem, const std::vector<DateWindow>& windows);

}  // namespace plenary::scheduler
