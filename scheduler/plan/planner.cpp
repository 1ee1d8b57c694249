#include "scheduler/plan/planner.hpp"

#include <algorithm>
#include <numeric>
#include <stdexcept>
#include <utility>

#include "scheduler/plan/attempt.hpp"
#include "scheduler/plan/fairest_plan.hpp"
#include "scheduler/plan/interpreters.hpp"
#include "scheduler/plan/partial_plan.hpp"
#include "scheduler/plan/plan_changes.hpp"
#include "scheduler/plan/relaxations.hpp"
#include "scheduler/plan/rules.hpp"

namespace plenary::scheduler {

namespace {

class Planner {
 public:
  Planner(const ProgrammeProblem& programme, const PlanOptions& options)
      : programme_(programme),
        options_(options),
        calendars_(programme),
        rules_(programme, calendars_),
        sessions_(programme.sessions.size()) {
    std::iota(sessions_.begin(), sessions_.end(), std::size_t{0});
  }

  ProgrammeAnswer run() {
    if (plan(sessions_, {})) {
      if (answer_.status == Status::feasible && options_.search.exact_nodes > 0) {
        tell_if_stopped("unfinished.exact-search");
      }
    } else if (options_.explain) {
      explain();
    }
    answer_.changes = changes_of(programme_, answer_.plan);
    return std::move(answer_);
  }

 private:
  /// Plans these sessions into the answer, beginning with `known` if there is one; false if that was not possible.
  bool plan(const std::vector<std::size_t>& sessions, const Plan& known) {
    answer_.status = Status::infeasible;
    std::vector<SlotSet> allowed;
    for (const std::size_t session : sessions) {
      allowed.push_back(rules_.starts[session]);
      if (allowed.back().empty()) return false;
    }
    std::vector<const ProgrammeRule*> all;
    for (const ProgrammeRule& rule : rules_.together) all.push_back(&rule);
    const Attempt attempt{programme_, calendars_, sessions, allowed, all, true};
    SearchOptions search = options_.search;
    search.begin = known;
    const PlanBurdens burdens{programme_, calendars_, attempt.cast()};
    const FairestPlan found = find_fairest(programme_, attempt, burdens, search);
    answer_.effort = found.effort;
    answer_.status = found.status;
    if (found.plan.empty()) return false;
    if (const Score score = attempt.score(found.plan); score != found.outcome.tidiness || !score.feasible()) {
      throw std::logic_error("the engine's score is not that of its plan");
    }
    answer_.outcome = found.outcome;
    answer_.fairest = found.fairest;
    answer_.gap = found.gap;
    answer_.plan = attempt.places(found.plan);
    if (!assign_interpreters(programme_, answer_.plan)) throw std::logic_error("a plan without interpreters");
    answer_.terms = attempt.term_amounts(found.plan);
    tell_burdens(burdens, found.plan);
    return true;
  }

  void tell_burdens(const PlanBurdens& burdens, const Plan& plan) {
    const auto carried = burdens.carried(plan);
    answer_.burdens.clear();
    for (std::size_t c = 0; c < carried.size(); ++c) {
      const PlanBurdens::Country& country = burdens.countries()[c];
      answer_.burdens.push_back(
          {country.delegation, Burden::of_units(country.past), Burden::of_units(carried[c] - country.past)});
    }
    for (PlannedBurden& one : answer_.burdens) one.wishes = wishes_of(*one.delegation);
    std::ranges::sort(answer_.burdens, [](const PlannedBurden& a, const PlannedBurden& b) {
      return a.after() != b.after() ? a.after() > b.after() : a.delegation->id < b.delegation->id;
    });
    answer_.absences = 0;
    for (const PlannedPlace& place : answer_.plan) {
      answer_.absences += calendars_.absences(place.session, calendars_.grid().slot_at(place.when.start).value());
    }
  }

  /// What of a delegation's burden its wishes are.
  Burden wishes_of(const Delegation& delegation) const {
    Burden wishes;
    for (const PlannedPlace& place : answer_.plan) {
      const auto& participants = programme_.sessions[place.session].participants;
      const auto slot = calendars_.grid().slot_at(place.when.start).value();
      for (std::size_t p = 0; p < participants.size(); ++p) {
        if (participants[p].delegation == &delegation && participants[p].has_wishes())
          wishes += calendars_.wished(place.session, p, slot);
      }
    }
    return wishes;
  }

  void explain() {
    const Feasibility feasibility{programme_, calendars_, rules_, options_.search.stopped};
    enter(SearchPhase::conflict);
    const auto conflict = find_conflict(feasibility, sessions_);
    if (conflict) {
      answer_.status = Status::infeasible;
      answer_.conflict = told(programme_, *conflict);
      if (!conflict->minimal) tell_if_stopped("unfinished.conflict");
      enter(SearchPhase::relaxations);
      answer_.relaxations = relaxations(programme_, *conflict, options_);
      tell_if_stopped("unfinished.relaxations");
    } else {
      tell_if_stopped(answer_.status == Status::infeasible ? "unfinished.rules-at-odds" : "unfinished.possible");
    }
    enter(SearchPhase::partial_plan);
    const ProgrammeAnswer explained = answer_;
    PartialPlan partial = fit_as_many_as_possible(programme_, feasibility, sessions_);
    tell_if_stopped("unfinished.partial-plan");
    const bool planned = !partial.kept.empty() && plan(partial.kept, partial.plan);
    // What the search did not find, the explanation may happen to find: then there is nothing to explain.
    if (planned && partial.kept == sessions_) return answer_.unfinished.clear();
    if (!planned) {
      for (const std::size_t session : partial.kept) {
        partial.left_out.push_back({session, {Message{"left-out.no-plan", {}}}});
      }
      std::ranges::sort(partial.left_out, {}, &LeftOut::session);
    }
    answer_.status = explained.status;
    answer_.effort = explained.effort;
    answer_.outcome = {};
    answer_.fairest = false;
    answer_.gap.reset();
    answer_.burdens.clear();
    answer_.absences = 0;
    answer_.terms.clear();
    answer_.left_out = partial.left_out;
  }

  void enter(SearchPhase phase) const {
    if (options_.search.progress) {
      options_.search.progress({phase, {}, {}, answer_.effort.moves_tried, answer_.effort.nodes});
    }
  }

  /// Each end is told where it was felt first: what comes after it is not done either.
  void tell_if_stopped(std::string_view code) {
    if (options_.search.stopped && options_.search.stopped()) {
      answer_.unfinished.emplace_back(code, std::vector<MessageArgument>{});
    }
  }

  const ProgrammeProblem& programme_;
  const PlanOptions& options_;
  ProgrammeCalendars calendars_;
  StatedRules rules_;
  std::vector<std::size_t> sessions_;
  ProgrammeAnswer answer_;
};

}  // namespace

ProgrammeAnswer plan_programme(const ProgrammeProblem& programme, const PlanOptions& options) {
  return Planner{programme, options}.run();
}

}  // namespace plenary::scheduler
