#include "cli/search_run.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <exception>
#include <ostream>
#include <thread>

namespace plenary::cli {

scheduler::Allowance allowance_of(const SearchBudget& budget, SteadyClock::time_point begin) {
  if (budget.moves > 0) {
    return
        [most = static_cast<double>(budget.moves)](std::uint64_t tried) { return static_cast<double>(tried) / most; };
  }
  const bool at_once = budget.threads >= search_chains;
  const double share = at_once ? budget.seconds : budget.seconds / static_cast<double>(search_chains);
  return [=](std::uint64_t) { return std::chrono::duration<double>(SteadyClock::now() - begin).count() / share; };
}

void run_on(std::size_t threads, const std::vector<std::function<void()>>& tasks) {
  std::atomic<std::size_t> next{0};
  std::mutex mutex;
  std::exception_ptr thrown;
  const auto work = [&] {
    for (std::size_t task = next++; task < tasks.size(); task = next++) {
      try {
        tasks[task]();
      } catch (...) {
        const std::scoped_lock lock{mutex};
        if (!thrown) thrown = std::current_exception();
      }
    }
  };
  {
    std::vector<std::jthread> others;
    for (std::size_t k = 1; k < std::min(threads, tasks.size()); ++k) others.emplace_back(work);
    work();
  }
  if (thrown) std::rethrow_exception(thrown);
}

void SearchProgress::improved(const scheduler::ScoredPlan& found, std::uint64_t moves) {
  const std::scoped_lock lock{mutex_};
  if (best_ && found.score >= *best_) return;
  best_ = found.score;
  if (!feasible_after_ && best_->feasible()) feasible_after_ = seconds();
  if (SteadyClock::now() < next_) return;
  next_ = SteadyClock::now() + std::chrono::seconds{1};
  err_ << fmt::format("{:6.1f} s  {}  ({} moves of one chain)\n", seconds(), to_text(*best_), moves);
}

double SearchProgress::seconds() const { return std::chrono::duration<double>(SteadyClock::now() - start_).count(); }

}  // namespace plenary::cli
