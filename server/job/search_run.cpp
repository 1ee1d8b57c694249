#include "server/job/search_run.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <exception>
#include <ostream>
#include <string>
#include <thread>
#include <tuple>

namespace plenary::server {

scheduler::Allowance allowance_of(const SearchBudget& budget, SteadyClock::time_point begin) {
  if (budget.moves > 0) {
    return
        [most = static_cast<double>(budget.moves)](std::uint64_t tried) { return static_cast<double>(tried) / most; };
  }
  const bool at_once = budget.threads >= search_chains;
  const double share = at_once ? budget.seconds : budget.seconds / static_cast<double>(search_chains);
  return [=](std::uint64_t) { return std::chrono::duration<double>(SteadyClock::now() - begin).count() / share; };
}

scheduler::PlanOptions usual_plan_options() {
  scheduler::PlanOptions options;
  options.search.seed = 1;
  options.search.chains = search_chains;
  options.search.bound_work = search_bound_work;
  options.search.exact_nodes = usual_nodes;
  options.search.allowance = [](std::size_t) { return scheduler::moves_unless([] { return false; }, usual_moves); };
  options.search.run_all = [](const auto& tasks) { run_on(2, tasks); };
  return options;
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

scheduler::Allowance PlanClock::allowance(std::size_t chain) const {
  constexpr double for_chains = 0.9;
  constexpr double without_a_plan = 0.5;
  constexpr double at_least = 0.05;
  const double begin = spent();
  double end = std::max(for_chains, begin + at_least);
  if (threads_ < search_chains) end = begin + (end - begin) / static_cast<double>(search_chains - chain);
  return [this, begin, end](std::uint64_t) {
    const double now = spent();
    if (begin < without_a_plan && now > without_a_plan && !found_) return 1.0;
    return (now - begin) / (end - begin);
  };
}

void PlanClock::tell(const scheduler::SearchEvent& event) noexcept {
  phase_ = event.phase;
  if (event.best && event.best->feasible()) found_ = true;
}

bool PlanClock::is_over() const {
  // Each explanation leaves some time for the next, the last one for planning what fits.
  switch (phase_) {
    case scheduler::SearchPhase::conflict:
      return spent() > 0.65;
    case scheduler::SearchPhase::relaxations:
      return spent() > 0.78;
    case scheduler::SearchPhase::partial_plan:
      return spent() > 0.9;
    default:
      return spent() > (found_ ? 1.0 : 0.55);
  }
}

namespace {

const char* words_for(scheduler::SearchPhase phase) {
  switch (phase) {
    case scheduler::SearchPhase::first_proof:
    case scheduler::SearchPhase::last_proof:
      return "searching exactly";
    case scheduler::SearchPhase::annealing:
      return "searching for good plans";
    case scheduler::SearchPhase::conflict:
      return "not everything fits: searching for the reason";
    case scheduler::SearchPhase::relaxations:
      return "trying changes that may help";
    case scheduler::SearchPhase::partial_plan:
      return "planning as many sessions as possible";
  }
  return "";
}

std::string levels(const scheduler::Score& score) {
  return fmt::format(R"({{"hard":{},"medium":{},"soft":{}}})", score.hard, score.medium, score.soft);
}

}  // namespace

bool SearchProgress::take_in(const scheduler::SearchEvent& event) {
  if (!last_ || last_->phase != event.phase) {
    const auto before = last_;
    last_ = event;
    if (!event.best && before) {
      last_->best = before->best;
      last_->carried = before->carried;
    }
    return true;
  }
  // Chains tell of their own best plans; what counts is the best of all.
  last_->moves = std::max(last_->moves, event.moves);
  last_->nodes = std::max(last_->nodes, event.nodes);
  if (event.bound) last_->bound = event.bound;
  if (!event.best) return false;
  const auto rank = [](const scheduler::SearchEvent& of) {
    const scheduler::Carried carried = of.carried.value_or(scheduler::Carried{});
    return std::tuple{*of.best, carried.heaviest, carried.total};
  };
  if (last_->best && rank(event) >= rank(*last_)) return false;
  last_->best = event.best;
  last_->carried = event.carried;
  return true;
}

void SearchProgress::tell(const scheduler::SearchEvent& event) {
  const std::scoped_lock lock{mutex_};
  const bool new_phase = !last_ || last_->phase != event.phase;
  if (!take_in(event)) return;
  const bool first_plan = !feasible_after_ && last_->best && last_->best->feasible();
  if (first_plan) feasible_after_ = seconds();
  if (form_ == ProgressForm::text) return write_text(new_phase);
  const bool due = new_phase || first_plan || SteadyClock::now() >= next_;
  if (form_ == ProgressForm::json && due) write_json(name_of(last_->phase));
}

void SearchProgress::finish() {
  const std::scoped_lock lock{mutex_};
  if (form_ == ProgressForm::json && last_) write_json("done");
}

void SearchProgress::write_text(bool new_phase) {
  // What is over within a second needs no words.
  const auto now = SteadyClock::now();
  if (now < start_ + std::chrono::seconds{1} || (!new_phase && now < next_)) return;
  next_ = now + std::chrono::seconds{1};
  const bool has_score = last_->phase == scheduler::SearchPhase::annealing && last_->best.has_value();
  std::string news = words_for(last_->phase);
  if (has_score && !new_phase) {
    news = last_->carried
               ? fmt::format("heaviest burden {} points, {} in all", last_->carried->heaviest, last_->carried->total)
               : to_text(*last_->best);
    news += fmt::format("  ({} moves of one chain)", last_->moves);
  }
  err_ << fmt::format("{:6.1f} s  {}\n", seconds(), news);
  err_.flush();
}

void SearchProgress::write_json(std::string_view phase) {
  next_ = SteadyClock::now() + std::chrono::milliseconds{100};
  std::string line =
      fmt::format(R"({{"format":"plenary-progress/1","phase":"{}","seconds":{:.2f},"moves":{},"nodes":{})", phase,
                  seconds(), last_->moves, last_->nodes);
  if (last_->carried) {
    line += fmt::format(R"(,"heaviest":{},"total":{})", last_->carried->heaviest, last_->carried->total);
  } else if (last_->best) {
    line += R"(,"score":)" + levels(*last_->best);
  }
  if (last_->bound) line += R"(,"bound":)" + levels(*last_->bound);
  err_ << line << "}\n";
  err_.flush();
}

double SearchProgress::seconds() const { return std::chrono::duration<double>(SteadyClock::now() - start_).count(); }

}  // namespace plenary::server
