#pragma once

#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

#include "scheduler/timetable/annealing.hpp"
#include "scheduler/timetable/search_event.hpp"

namespace plenary::scheduler {

/// What is known about the best plan found.
enum class Status {
  optimal,     ///< nothing better exists: it meets the bound
  feasible,    ///< nothing hard is violated
  infeasible,  ///< proved: every plan violates something hard
  unknown      ///< something hard is violated, and no proof that it must be
};

std::string_view name(Status status) noexcept;

/// How a timetable is searched. The core starts no threads and reads no clock: both are handed to it.
struct SearchOptions {
  std::uint64_t seed = 0;
  /// Independent searches, of which the best wins. Their number, unlike that of threads, is part of the result.
  std::size_t chains = 2;
  /// A plan to begin with; empty: none is known.
  Plan begin;
  /// What one chain may spend.
  std::function<Allowance(std::size_t chain)> allowance;
  /// Runs all tasks, one after the other or at once. One after the other if not set.
  std::function<void(const std::vector<std::function<void()>>& tasks)> run_all;
  /// How many nodes an exact search may have after the chains, and a tenth of it before them; fewer
  /// where there are more than sixteen meetings. 0: there is none.
  std::uint64_t exact_nodes = 0;
  /// For a better bound on the medium level where meetings must overlap: see overlap_bound.hpp. 0: there is none.
  std::uint64_t bound_work = 0;
  /// Asked by the exact searches; chains ask their allowance. May be empty.
  std::function<bool()> stopped;
  /// Told of each phase as it begins, and of each better plan of a chain from whatever runs it. May be empty.
  std::function<void(const SearchEvent&)> progress;
};

struct TimetableSolution {
  Status status = Status::unknown;
  ScoredPlan best;  ///< if `infeasible` by an exact search, any plan
  Score bound;      ///< no plan scores less
  SearchEffort effort;
};

/// The best plan found for a timetable with at least one meeting, grain and room, at most `most_rooms` rooms,
/// and no meeting longer than the axis.
TimetableSolution solve(const Timetable& timetable, const CostModel& model, const SearchOptions& options);

}  // namespace plenary::scheduler
