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
  static constexpr int most_times = 3;                             ///< that alternate

  std::string id;
  LocalizedText title;
  std::vector<Problem> sessions;  ///< in order of time; each with the ledger before the series, none with its floors
  LedgerFloors floors;            ///< asked at every session, of the ledger and the sessions before it
  /// So many times of the day that alternate, on the clock of the sessions' zone: session i begins at that of number i
  /// mod `same_time`. Each is free if 0.
  int same_time = 0;
};

/// Which of `sessions` sessions begin at one time of the day where `times` alternate: groups of two or more.
std::vector<std::vector<std::size_t>> sessions_at_one_time(std::size_t sessions, int times);

/// The series that `problem` stands for, a session in each of `windows`, which are in order and apart.
SeriesProblem series_of(const Problem& problem, const std::vector<DateWindow>& windows);

}  // namespace plenary::scheduler
