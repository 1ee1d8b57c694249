#pragma once

#include <optional>
#include <vector>

#include "scheduler/explain/answer.hpp"
#include "scheduler/explain/comparison.hpp"

namespace plenary::scheduler {

/// A session at a time that somebody thinks of, held against the time that it has or could have. It tells who would
/// pay; which rules the time would break is for a review of the programme.
struct OtherTime {
  Proposal asked;                   ///< has no rank
  std::optional<Proposal> instead;  ///< what it is held against, likewise
  std::vector<Change> lighter;      ///< who would carry less at `asked`, largest difference first
  std::vector<Change> heavier;      ///< who would carry more there, likewise
};

/// A session alone, and when it is or could be, on the clock of its zone.
struct SessionAt {
  Problem problem;
  calendar::LocalTime start;
};

/// `problem` on the day of `start` and the next, with a grid that has that minute, and with no wish but whom it
/// invites.
Problem on_its_day(Problem problem, calendar::LocalTime start);

/// Of `problem` only the session counts, with whom it invites and what their hours cost: it may be at any time, off the
/// grid and outside of the window too. The starts are on the clock of its zone.
OtherTime other_time(const Problem& problem, calendar::LocalTime asked, std::optional<calendar::LocalTime> instead);

}  // namespace plenary::scheduler
