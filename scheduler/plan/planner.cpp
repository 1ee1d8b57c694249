#include "scheduler/plan/planner.hpp"

#include <algorithm>
#include <numeric>
#include <stdexcept>
#include <utility>

#include "scheduler/plan/attempt.hpp"
#include "scheduler/plan/partial_plan.hpp"
#include "scheduler/plan/plan_changes.hpp"
#include "scheduler/plan/relaxations.hpp"
#include "scheduler/plan/rules.hpp"

namespace plenary::scheduler {

namespace {

class Planner {
 public:
  Planner(const ProgrammeProblem& programme, const PlanOptions& options)
      : programme_(programme), options_(options), calendars_(programme), sessions_(programme.sessions.size()) {
    std::iota(sessions_.begin(), sessions_.end(), std::size_t{0});
  }

  ProgrammeAnswer run() {
    if (!plan(sessions_) && options_.explain) explain();
    answer_.changes = changes_of(programme_, answer_.plan);
    return std::move(answer_);
  }

 private:
  /// Plans these sessions into the answer; false if that was not possible.
  bool plan(const std::vector<std::size_t>& sessions) {
    answer_.status = Status::infeasible;
    answer_.bound = {1, 0, 0};
    std::vector<SlotSet> allowed;
    for (const std::size_t session : sessions) {
      allowed.push_back(allowed_starts(programme_, calendars_, session));
      if (allowed.back().empty()) return false;
    }
    const ProgrammeRules rules = rules_of_programme(programme_, calendars_);
    std::vector<const ProgrammeRule*> all;
    for (const ProgrammeRule& rule : rules) all.push_back(&rule);
    const Attempt attempt{programme_, calendars_, sessions, allowed, all, true};
    const TimetableSolution solution = solve(attempt.timetable(), attempt.model(), options_.search);
    answer_.effort = solution.effort;
    answer_.status = solution.status;
    answer_.bound = solution.bound;
    const Plan& best = solution.best.plan;
    if (solution.best.score != attempt.score(best)) {
      throw std::logic_error("the engine's score is not that of its plan");
    }
    if (!solution.best.score.feasible()) return false;
    answer_.score = solution.best.score;
    answer_.plan = attempt.places(best);
    answer_.terms = attempt.term_amounts(best);
    return true;
  }

  void explain() {
    const Feasibility feasibility{programme_, calendars_, options_.search.stopped};
    if (const auto conflict = find_conflict(feasibility, sessions_)) {
      answer_.status = Status::infeasible;
      answer_.conflict = in_words(programme_, *conflict);
      answer_.relaxations = relaxations(programme_, *conflict, options_);
    }
    const ProgrammeAnswer explained = answer_;
    PartialPlan partial = fit_as_many_as_possible(programme_, feasibility, sessions_);
    if (!partial.kept.empty() && !plan(partial.kept)) {
      for (const std::size_t session : partial.kept) {
        partial.left_out.push_back({session, {"no plan for it was found in the time that was given"}});
      }
      std::ranges::sort(partial.left_out, {}, &LeftOut::session);
    }
    answer_.status = explained.status;
    answer_.bound = explained.bound;
    answer_.effort = explained.effort;
    answer_.score = {};
    answer_.terms.clear();
    answer_.left_out = partial.left_out;
  }

  const ProgrammeProblem& programme_;
  const PlanOptions& options_;
  ProgrammeCalendars calendars_;
  std::vector<std::size_t> sessions_;
  ProgrammeAnswer answer_;
};

}  // namespace

ProgrammeAnswer plan_programme(const ProgrammeProblem& programme, const PlanOptions& options) {
  return Planner{programme, options}.run();
}

}  // namespace plenary::scheduler
