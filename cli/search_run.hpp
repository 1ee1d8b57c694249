#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <iosfwd>
#include <mutex>
#include <optional>
#include <vector>

#include "scheduler/model/score.hpp"
#include "scheduler/solve/timetable/annealing.hpp"

namespace plenary::cli {

using SteadyClock = std::chrono::steady_clock;

/// Independent searches of one command. Their number is part of the result, so no option changes it.
inline constexpr std::size_t search_chains = 2;

/// What each chain may spend.
struct SearchBudget {
  double seconds = 0;       ///< of all chains together; counted only if `moves` is 0
  std::uint64_t moves = 0;  ///< of each chain; 0: the clock decides
  std::size_t threads = 2;
};

/// What a chain may spend: its moves; or of the clock, from `begin` on, all of it where every chain has a thread, else
/// its turn.
scheduler::Allowance allowance_of(const SearchBudget& budget, SteadyClock::time_point begin);

/// Runs the tasks, at most `threads` at once. The first exception that one throws is passed on when all have ended.
void run_on(std::size_t threads, const std::vector<std::function<void()>>& tasks);

/// Tells on the error stream, once a second at most, how good the best plan is. Safe to use from any thread.
class SearchProgress {
 public:
  explicit SearchProgress(std::ostream& err) : err_(err) {}

  void improved(const scheduler::ScoredPlan& found, std::uint64_t moves);

  double seconds() const;
  std::optional<double> feasible_after() const { return feasible_after_; }

 private:
  std::ostream& err_;
  std::mutex mutex_;
  SteadyClock::time_point start_ = SteadyClock::now();
  SteadyClock::time_point next_ = start_ + std::chrono::seconds{1};
  std::optional<scheduler::Score> best_;
  std::optional<double> feasible_after_;
};

}  // namespace plenary::cli
