#include "scheduler/plan/fairest_plan.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <utility>
#include <vector>

#include "scheduler/plan/descent.hpp"
#include "scheduler/plan/fairest_order.hpp"
#include "scheduler/plan/guide.hpp"
#include "scheduler/plan/uncoupled.hpp"
#include "scheduler/timetable/bound.hpp"
#include "scheduler/timetable/branch_and_bound.hpp"
#include "scheduler/timetable/constraint/programme_constraints.hpp"
#include "scheduler/timetable/random.hpp"

namespace plenary::scheduler {

namespace {

using Allowed = std::vector<std::vector<bool>>;

/// Rounds of annealing of one chain: first by the total, then ever more steeply for those who carry most.
constexpr std::array powers{0, 4, 12};
/// Programmes with more sessions are annealed once: tables of pairs fill the memory.
constexpr std::size_t most_for_rounds = 200;
/// An exact search for a programme of so many sessions may have all its nodes.
constexpr std::uint64_t few = 16;
/// A node compares outcomes by kinds of slots and by countries: with many of them there are fewer nodes.
constexpr std::uint64_t comparisons_a_node = 5'000;
/// Of the search whether a plan of given kinds of slots exists.
constexpr std::uint64_t nodes_to_fit = 20'000;

class Search {
 public:
  Search(const ProgrammeProblem& programme, const Attempt& attempt, const PlanBurdens& burdens,
         const SearchOptions& options)
      : programme_(programme),
        attempt_(attempt),
        burdens_(burdens),
        options_(options),
        clock_(shared_clock(programme, attempt.cast())) {}

  FairestPlan run() {
    if (lower_bound(attempt_.timetable(), attempt_.model()).hard > 0) {
      found_.status = Status::infeasible;
      return std::move(found_);
    }
    if (!options_.begin.empty()) take(options_.begin);
    if (settled_exactly(SearchPhase::first_proof, options_.exact_nodes / 10)) return std::move(found_);
    if (options_.exact_nodes > 0) solve_as_a_series();
    if (found_.fairest) {
      take(descend(attempt_.timetable(), attempt_.model(), burdens_, found_.plan, descent_limits()));
    } else {
      anneal_all();
    }
    judge();
    if (settled_exactly(SearchPhase::last_proof, options_.exact_nodes)) return std::move(found_);
    judge();
    return std::move(found_);
  }

 private:
  bool has_plan() const { return !found_.plan.empty(); }
  bool stopped() const { return options_.stopped && options_.stopped(); }
  DescentLimits descent_limits() const { return {DescentLimits{}.most_work, options_.stopped}; }

  /// Takes the plan if it breaks nothing and is better than what is known.
  bool take(const Plan& plan) {
    const Score score = attempt_.model().of(plan);
    if (score.hard != 0) return false;
    PlanOutcome outcome = burdens_.outcome(plan, score);
    if (has_plan() && !(outcome < found_.outcome)) return false;
    found_.plan = plan;
    found_.outcome = std::move(outcome);
    found_.status = Status::feasible;
    return true;
  }

  void tell(SearchPhase phase) const {
    if (!options_.progress) return;
    SearchEvent event{phase, {}, {}, found_.effort.moves_tried, found_.effort.nodes};
    if (has_plan()) {
      event.best = Score{};
      event.carried = carried_of(found_.outcome);
    }
    options_.progress(event);
  }

  static Carried carried_of(const PlanOutcome& outcome) {
    const std::int64_t heaviest = outcome.countries.empty() ? 0 : outcome.countries.front();
    return {Burden::of_units(heaviest).shown_points(), Burden::of_units(outcome.total).shown_points()};
  }

  std::uint64_t nodes_for(std::uint64_t nodes) const {
    const std::uint64_t meetings = std::max<std::uint64_t>(few, burdens_.meetings().size());
    std::uint64_t kinds = 1;
    for (const auto& meeting : burdens_.meetings()) kinds += meeting.kinds.size();
    const std::uint64_t a_node = kinds * std::max<std::uint64_t>(1, burdens_.countries().size());
    return std::min(nodes * few * few / (meetings * meetings), nodes * comparisons_a_node / a_node);
  }

  /// True if it knows then all there is to know.
  bool settled_exactly(SearchPhase phase, std::uint64_t nodes) {
    if (options_.exact_nodes == 0) return false;
    tell(phase);
    FairestOrder order{burdens_, attempt_.allowed(), has_plan() ? std::optional{found_.outcome} : std::nullopt};
    ExactOptions exact;
    exact.most_nodes = nodes_for(nodes);
    // Too few to put every session once: it would only prove what it sees at once, which it did before.
    if (has_plan() && exact.most_nodes < burdens_.meetings().size()) return false;
    exact.stopped = options_.stopped;
    exact.order = &order;
    const ExactResult result = branch_and_bound(attempt_.timetable(), attempt_.model(), exact);
    found_.effort.nodes += result.nodes;
    if (result.best) take(result.best->plan);
    if (!result.complete) return false;
    found_.status = has_plan() ? Status::optimal : Status::infeasible;
    found_.fairest = has_plan();
    found_.gap.reset();
    tell(phase);
    return true;
  }

  /// Only starts at which nothing that is published moves; nothing where some session has none.
  std::optional<Allowed> where_published() const {
    Allowed allowed = attempt_.allowed();
    for (std::size_t i = 0; i < allowed.size(); ++i) {
      const auto& moved_by = burdens_.meetings()[i].moved_by;
      for (std::size_t g = 0; g < moved_by.size(); ++g) {
        if (moved_by[g] != 0) allowed[i][g] = false;
      }
      if (std::ranges::find(allowed[i], true) == allowed[i].end()) return std::nullopt;
    }
    return allowed;
  }

  void solve_as_a_series() {
    if (burdens_.anything_published()) {
      if (const auto allowed = where_published()) {
        staying_ = solve_uncoupled(burdens_, *allowed, clock_, options_.stopped);
        fit(staying_, *allowed);
        if (has_plan() && found_.outcome.moved == 0) return judge();
      }
    }
    moving_ = solve_uncoupled(burdens_, attempt_.allowed(), clock_, options_.stopped);
    fit(moving_, attempt_.allowed());
    judge();
  }

  /// Looks for a plan whose sessions all have the kinds of slots that the series has.
  void fit(const std::optional<Uncoupled>& series, const Allowed& allowed) {
    if (!series || series->kinds.empty() || stopped()) return;
    TimetableConstraints of_these_kinds;
    for (std::size_t i = 0; i < allowed.size(); ++i) {
      const PlanBurdens::Meeting& meeting = burdens_.meetings()[i];
      std::vector<bool> right(attempt_.timetable().grains());
      for (std::size_t g = 0; g < allowed[i].size(); ++g) {
        const bool in_time = !series->times[i] || clock_.times[i][g] == *series->times[i];
        if (allowed[i][g] && in_time && std::ranges::binary_search(series->kinds[i], std::size_t{meeting.kind_of[g]})) {
          right[static_cast<std::size_t>(meeting.starts.start.index) + g] = true;
        }
      }
      of_these_kinds.push_back(starts_within({"kind"}, static_cast<MeetingIndex>(i), std::move(right)));
    }
    ExactOptions exact;
    exact.most_nodes = nodes_to_fit;
    exact.any_plan = true;
    exact.stopped = options_.stopped;
    const CostModel model = attempt_.model_with(of_these_kinds);
    const ExactResult result = branch_and_bound(attempt_.timetable(), model, exact);
    found_.effort.nodes += result.nodes;
    if (result.best) take(result.best->plan);
  }

  struct Chain {
    std::optional<Plan> best;
    PlanOutcome outcome;
    SearchEffort effort;
  };

  void anneal_all() {
    tell(SearchPhase::annealing);
    const CostModel first =
        attempt_.model_with(guide_to(programme_, burdens_, attempt_.cast(), even_weights(burdens_)));
    std::vector<Chain> chains(std::max<std::size_t>(options_.chains, 1));
    std::vector<std::function<void()>> tasks;
    Random seeds{options_.seed};
    for (std::size_t k = 0; k < chains.size(); ++k) {
      tasks.emplace_back([&, k, seed = seeds.next()] { run(chains[k], first, options_.allowance(k), seed); });
    }
    if (options_.run_all) {
      options_.run_all(tasks);
    } else {
      for (const auto& task : tasks) task();
    }
    for (const Chain& chain : chains) {
      found_.effort.moves_tried += chain.effort.moves_tried;
      found_.effort.moves_made += chain.effort.moves_made;
      found_.effort.starts_compared += chain.effort.starts_compared;
      if (chain.best) take(*chain.best);
    }
  }

  /// One chain: rounds of annealing, each led by what the best plan so far lets countries carry.
  void run(Chain& chain, const CostModel& first, const Allowance& allowance, std::uint64_t seed) const {
    const std::size_t rounds = burdens_.meetings().size() > most_for_rounds ? 1 : powers.size();
    std::optional<Plan> begin = has_plan() ? std::optional{found_.plan} : std::nullopt;
    for (std::size_t round = 0; round < rounds; ++round) {
      const double from = static_cast<double>(round) / static_cast<double>(rounds);
      const double to = static_cast<double>(round + 1) / static_cast<double>(rounds);
      const Allowance of_round = [&](std::uint64_t moves) { return (allowance(moves) - from) / (to - from); };
      bool is_told = false;
      const auto improved = [&](const ScoredPlan& best, std::uint64_t moves) {
        // Adding up a large plan takes longer than finding the next one: it is told of once.
        if (!options_.progress || (is_told && rounds == 1)) return;
        is_told = best.score.hard == 0;
        SearchEvent event{SearchPhase::annealing, Score{best.score.hard, 0, 0}, {}, moves, 0};
        if (best.score.hard == 0) event.carried = carried_of(burdens_.outcome(best.plan, {}));
        options_.progress(event);
      };
      Plan plan;
      if (round == 0 || !chain.best) {
        plan = anneal(attempt_.timetable(), first, begin, seed + round, of_round, improved, chain.effort).plan;
      } else {
        const GuideWeights weights = weights_after(burdens_, *chain.best, powers[round]);
        const CostModel guide = attempt_.model_with(guide_to(programme_, burdens_, attempt_.cast(), weights));
        plan = anneal(attempt_.timetable(), guide, chain.best, seed + round, of_round, improved, chain.effort).plan;
      }
      if (attempt_.model().of(plan).hard != 0) {
        begin = plan;
        continue;
      }
      plan = descend(attempt_.timetable(), attempt_.model(), burdens_, std::move(plan), descent_limits());
      PlanOutcome outcome = burdens_.outcome(plan, attempt_.model().of(plan));
      if (chain.best && !(outcome < chain.outcome)) continue;
      chain.best = std::move(plan);
      chain.outcome = std::move(outcome);
    }
  }

  /// Holds the plan against what is proved of the series.
  void judge() {
    if (!has_plan()) return;
    found_.gap.reset();
    const bool stays = found_.outcome.moved == 0;
    const auto& series = stays && staying_ ? staying_ : moving_;
    if (!series) return;
    const auto& countries = found_.outcome.countries;
    if (series->status == SeriesStatus::optimal) {
      // That less cannot be moved is known only where nothing is.
      const bool same = countries == series->outcome.countries && found_.outcome.regions == series->outcome.regions &&
                        found_.outcome.total == series->outcome.total;
      found_.fairest = stays && same;
      const auto [own, least] = std::ranges::mismatch(countries, series->outcome.countries);
      if (own != countries.end()) {
        found_.gap = FairnessGap{static_cast<std::size_t>(own - countries.begin()) + 1, *own, *least};
      }
    } else if (!countries.empty() && countries.front() > series->least_heaviest) {
      found_.gap = FairnessGap{1, countries.front(), series->least_heaviest};
    }
  }

  const ProgrammeProblem& programme_;
  const Attempt& attempt_;
  const PlanBurdens& burdens_;
  const SearchOptions& options_;
  SharedClock clock_;
  std::optional<Uncoupled> staying_;  ///< among the plans that move nothing
  std::optional<Uncoupled> moving_;   ///< among all plans
  FairestPlan found_;
};

}  // namespace

FairestPlan find_fairest(const ProgrammeProblem& programme, const Attempt& attempt, const PlanBurdens& burdens,
                         const SearchOptions& options) {
  return Search{programme, attempt, burdens, options}.run();
}

}  // namespace plenary::scheduler
