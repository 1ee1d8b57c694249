#include "scheduler/plan/partial_plan.hpp"

#include <algorithm>
#include <functional>
#include <span>

#include "scheduler/plan/conflict.hpp"

namespace plenary::scheduler {

namespace {

class Fitting {
 public:
  explicit Fitting(const Feasibility& feasibility) : feasibility_(feasibility) {}

  /// Takes in what it can of some sessions, all at once where that is possible.
  void take_in(std::span<const std::size_t> some) {
    if (some.empty()) return;
    std::vector<std::size_t> together = kept;
    together.insert(together.end(), some.begin(), some.end());
    std::ranges::sort(together);
    if (feasibility_.possible(together).value_or(false)) {
      kept = std::move(together);
      plan = feasibility_.shown_by();
    } else if (some.size() == 1) {
      refused.push_back(some.front());
    } else {
      take_in(some.first(some.size() / 2));
      take_in(some.subspan(some.size() / 2));
    }
  }

  std::vector<std::size_t> kept;
  Plan plan;  ///< of those that are kept
  std::vector<std::size_t> refused;

 private:
  const Feasibility& feasibility_;
};

LeftOut reason(const ProgrammeProblem& programme, const Feasibility& feasibility, std::vector<std::size_t> kept,
               std::size_t session) {
  LeftOut left_out{session, {}};
  kept.insert(std::ranges::upper_bound(kept, session), session);
  if (const auto conflict = find_conflict(feasibility, kept)) {
    for (const ConflictMember& member : told(programme, *conflict).members) left_out.because.push_back(member.rule);
  } else {
    left_out.because.emplace_back("left-out.no-place", std::vector<MessageArgument>{});
  }
  return left_out;
}

}  // namespace

PartialPlan fit_as_many_as_possible(const ProgrammeProblem& programme, const Feasibility& feasibility,
                                    const std::vector<std::size_t>& sessions) {
  std::vector<std::size_t> order = sessions;
  const auto weight = [&](std::size_t session) {
    return std::ranges::count_if(programme.sessions[session].participants,
                                 [](const Participant& one) { return must_attend(one.role); });
  };
  std::ranges::stable_sort(order, std::greater{}, weight);
  Fitting fitting{feasibility};
  fitting.take_in(order);
  std::ranges::sort(fitting.refused);
  PartialPlan partial{fitting.kept, fitting.plan, {}};
  for (const std::size_t session : fitting.refused) {
    partial.left_out.push_back(reason(programme, feasibility, fitting.kept, session));
  }
  return partial;
}

}  // namespace plenary::scheduler
