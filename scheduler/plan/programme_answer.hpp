#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "calendar/civil/interval.hpp"
#include "calendar/civil/time.hpp"
#include "calendar/message.hpp"
#include "scheduler/model/programme_problem.hpp"
#include "scheduler/plan/plan_outcome.hpp"
#include "scheduler/rule/causes.hpp"
#include "scheduler/timetable/annealing.hpp"
#include "scheduler/timetable/timetable_solver.hpp"

namespace plenary::scheduler {

/// Where a session of a programme is put.
struct PlannedPlace {
  std::size_t session = 0;                     ///< index into the programme's
  calendar::Interval<calendar::Instant> when;  ///< [start, end)
  std::optional<std::size_t> room;             ///< index into the programme's; none: online only
  friend bool operator==(const PlannedPlace&, const PlannedPlace&) = default;
};

/// Where the score holds the terms of a level of the policy.
constexpr Level level_of(PolicyLevel level) noexcept {
  return level == PolicyLevel::medium ? Level::medium : Level::soft;
}

/// How much of a term of the policy a plan has.
struct TermAmount {
  PolicyTerm term;
  std::int64_t amount = 0;  ///< before the weight
};

/// The first place, among the countries' burdens sorted from the heaviest down, at which a plan may not be the fairest.
struct FairnessGap {
  std::size_t place = 1;     ///< from 1
  std::int64_t carried = 0;  ///< units
  std::int64_t least = 0;    ///< units: no plan with the same heavier places has less there
  friend bool operator==(const FairnessGap&, const FairnessGap&) = default;
};

/// What a delegation carries by a plan.
struct PlannedBurden {
  const Delegation* delegation = nullptr;
  Burden past;         ///< what the ledger says
  Burden plan;         ///< what the plan adds, weighted by roles, wishes included
  Burden wishes = {};  ///< what of that is paid for wishes: no ledger remembers it
  Burden after() const noexcept { return past + plan; }
};

/// One hard rule that takes part in a conflict.
struct ConflictMember {
  Message rule;                       ///< "attendance of Libya (required) in Working group 2"
  std::vector<std::size_t> sessions;  ///< that it is about
  std::vector<Cause> causes = {};     ///< of a delegation that must attend one session: what keeps it away
};

/// Rules that cannot hold together.
struct ProgrammeConflict {
  std::vector<ConflictMember> members;
  bool minimal = false;  ///< proved: without any one of them the rest can hold
};

/// A change of the problem that lets every session be planned, verified by planning again.
struct ProgrammeRelaxation {
  Message change;       ///< "waive the public holidays of Portugal"
  int price = 0;        ///< how far it asks people to go: cheapest first
  PlanOutcome outcome;  ///< of the plan that it allows
  std::vector<PlannedPlace> plan;
  std::shared_ptr<const ProgrammeProblem> problem = nullptr;  ///< with the change made, for whoever writes it down
};

/// A session that the best partial plan does without.
struct LeftOut {
  std::size_t session = 0;
  std::vector<Message> because;  ///< the rules that keep it from the places that are left; never empty
};

/// How a session differs from what was published.
struct PlanChange {
  std::size_t session = 0;
  Message what;  ///< "moves from Wednesday 21 October, 09:00 to Thursday 22 October, 14:00"
};

/// The answer to a programme problem: a plan, or why there is none and what would help.
struct ProgrammeAnswer {
  Status status = Status::unknown;
  std::vector<PlannedPlace> plan;      ///< by session; complete unless `left_out` has some; breaks no hard rule
  PlanOutcome outcome;                 ///< of a complete plan
  bool fairest = false;                ///< proved: no plan that moves no more is fairer
  std::optional<FairnessGap> gap;      ///< of a complete plan that is not proved to be the fairest, where one is known
  std::vector<PlannedBurden> burdens;  ///< of a complete plan, of all who count, who carries most first
  int absences = 0;                    ///< of a complete plan: preferred delegations that cannot attend a session
  std::vector<TermAmount> terms;       ///< of a complete plan, in the policy's order
  SearchEffort effort;
  std::vector<PlanChange> changes;               ///< against the release, where the problem states one
  std::optional<ProgrammeConflict> conflict;     ///< only if infeasible
  std::vector<ProgrammeRelaxation> relaxations;  ///< only if not every session could be planned
  std::vector<LeftOut> left_out;                 ///< likewise
  std::vector<Message> unfinished;               ///< sentences: what was not done because the search was ended
};

}  // namespace plenary::scheduler
