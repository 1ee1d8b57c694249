#include "scheduler/plan/relaxations.hpp"

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

#include "scheduler/plan/changes_for.hpp"

namespace plenary::scheduler {

namespace {

/// No more changed programmes than this are planned.
constexpr int most_tries = 60;
constexpr std::uint64_t nodes_a_try = 20'000;
constexpr std::uint64_t moves_a_try = 40'000;

class Relaxer {
 public:
  Relaxer(const ProgrammeProblem& programme, const PlanOptions& options) : programme_(programme), options_(options) {}

  std::vector<ProgrammeRelaxation> run(const FoundConflict& conflict) {
    const std::vector<ProblemChange> changes = changes_for(programme_, conflict);
    for (const ProblemChange& change : changes) attempt({&change});
    if (found_.empty()) {
      for (const ProblemChange& change : changes) try_with_another(change);
    }
    std::ranges::stable_sort(found_, {}, &ProgrammeRelaxation::price);
    return std::move(found_);
  }

 private:
  bool enough() const {
    return tries_ >= most_tries || found_.size() >= options_.most_relaxations ||
           (options_.search.stopped && options_.search.stopped());
  }

  ProgrammeProblem changed_by(const std::vector<const ProblemChange*>& changes) const {
    ProgrammeProblem changed = programme_;
    for (const ProblemChange* change : changes) change->apply(changed);
    return changed;
  }

  void attempt(const std::vector<const ProblemChange*>& changes) {
    if (enough()) return;
    ++tries_;
    PlanOptions options;
    options.explain = false;
    options.search.seed = options_.search.seed;
    options.search.chains = 1;
    options.search.exact_nodes = nodes_a_try;
    options.search.stopped = options_.search.stopped;
    options.search.allowance = [&](std::size_t) { return moves_unless(options_.search.stopped, moves_a_try); };
    auto changed = std::make_shared<const ProgrammeProblem>(changed_by(changes));
    const auto as_read = options_.in_document ? options_.in_document(*changed) : std::optional{*changed};
    if (!as_read) return;
    ProgrammeAnswer answer = plan_programme(*as_read, options);
    if (answer.status != Status::optimal && answer.status != Status::feasible) return;
    ProgrammeRelaxation relaxation;
    for (const ProblemChange* change : changes) {
      relaxation.change =
          relaxation.change.empty()
              ? change->what
              : Message{"change.both", {{"one", within(relaxation.change)}, {"other", within(change->what)}}};
      relaxation.price += static_cast<int>(change->price);
    }
    relaxation.outcome = std::move(answer.outcome);
    // A second sitting is no session of this programme.
    std::erase_if(answer.plan, [&](const PlannedPlace& place) { return place.session >= programme_.sessions.size(); });
    relaxation.plan = std::move(answer.plan);
    relaxation.problem = std::move(changed);
    found_.push_back(std::move(relaxation));
  }

  /// Where a change resolves the conflict and leaves another one.
  void try_with_another(const ProblemChange& change) {
    if (enough()) return;
    ++tries_;
    const ProgrammeProblem changed = changed_by({&change});
    const ProgrammeCalendars calendars{changed};
    const StatedRules rules{changed, calendars};
    const Feasibility feasibility{changed, calendars, rules, options_.search.stopped};
    std::vector<std::size_t> all;
    for (std::size_t i = 0; i < changed.sessions.size(); ++i) all.push_back(i);
    const auto next = find_conflict(feasibility, all);
    if (!next) return;
    for (const ProblemChange& other : changes_for(changed, *next)) attempt({&change, &other});
  }

  const ProgrammeProblem& programme_;
  const PlanOptions& options_;
  int tries_ = 0;
  std::vector<ProgrammeRelaxation> found_;
};

}  // namespace

std::vector<ProgrammeRelaxation> relaxations(const ProgrammeProblem& programme, const FoundConflict& conflict,
                                             const PlanOptions& options) {
  return Relaxer{programme, options}.run(conflict);
}

}  // namespace plenary::scheduler
