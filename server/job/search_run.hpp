#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <iosfwd>
#include <mutex>
#include <optional>
#include <string_view>
#include <vector>

#include "scheduler/plan/planner.hpp"
#include "scheduler/timetable/annealing.hpp"
#include "scheduler/timetable/search_event.hpp"

namespace plenary::server {

using SteadyClock = std::chrono::steady_clock;

/// Independent searches of one command. Their number is part of the result, so no option changes it.
inline constexpr std::size_t search_chains = 2;

/// Of the bound: about a tenth of a second.
inline constexpr std::uint64_t search_bound_work = 10'000'000;

/// How a programme is planned where nobody says otherwise: the same plan on any machine.
inline constexpr std::uint64_t usual_moves = 200'000;  ///< of each chain
inline constexpr std::uint64_t usual_nodes = 200'000;  ///< of the exact search before and after
scheduler::PlanOptions usual_plan_options();

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

/// Shares out the seconds of a planning. Chains have nearly all of them; but half if none has found a plan by then,
/// so that there is time to find out why. Safe to use from any thread.
class PlanClock {
 public:
  PlanClock(double seconds, std::size_t threads) : seconds_(seconds), threads_(threads) {}

  /// Of a chain that begins now. Chains that begin at the very end still have a twentieth of the time.
  scheduler::Allowance allowance(std::size_t chain) const;
  /// Whether what the search is busy with must end: an exact search, or one of the explanations.
  bool is_over() const;
  /// Takes note of what the search is busy with, and whether it has a plan.
  void tell(const scheduler::SearchEvent& event) noexcept;

 private:
  double spent() const { return std::chrono::duration<double>(SteadyClock::now() - begin_).count() / seconds_; }

  double seconds_;
  std::size_t threads_;
  SteadyClock::time_point begin_ = SteadyClock::now();
  std::atomic<bool> found_{false};
  std::atomic<scheduler::SearchPhase> phase_{scheduler::SearchPhase::first_proof};
};

/// How a search tells how far it is.
enum class ProgressForm {
  none,
  text,  ///< once a second at most
  json   ///< an event a line, ten a second at most: data/schema/progress.schema.json
};

/// Tells on the error stream how good the best plan is. Safe to use from any thread.
class SearchProgress {
 public:
  explicit SearchProgress(std::ostream& err, ProgressForm form = ProgressForm::text) : err_(err), form_(form) {}

  void tell(const scheduler::SearchEvent& event);
  /// The last event: what is known in the end.
  void finish();

  double seconds() const;
  std::optional<double> feasible_after() const { return feasible_after_; }

 private:
  /// False if nothing new is known.
  bool take_in(const scheduler::SearchEvent& event);
  void write_text(bool new_phase);
  void write_json(std::string_view phase);

  std::ostream& err_;
  ProgressForm form_;
  std::mutex mutex_;
  SteadyClock::time_point start_ = SteadyClock::now();
  SteadyClock::time_point next_ = start_;
  std::optional<scheduler::SearchEvent> last_;
  std::optional<double> feasible_after_;
};

}  // namespace plenary::server
