#include "scheduler/timetable/annealing.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

#include "scheduler/timetable/move/moves.hpp"

namespace plenary::scheduler {

namespace {

/// The allowance is asked once in so many rounds.
constexpr std::uint64_t rounds_between_questions = 64;
/// Exchanges are cheap to judge and seldom accepted.
constexpr int swaps_a_round = 10;
/// Whole days and rooms matter to the lightest level, and little.
constexpr std::uint64_t rounds_between_days = 512;
/// Needed where meetings only fit together, and the dearer the more meetings there are.
constexpr std::uint64_t least_rounds_between_rebuilds = 32;
constexpr std::uint64_t rounds_for_each_meeting = 4;

/// One stretch of cooling, up to `end` of the allowance.
struct Cooling {
  EnergyWeights weights;
  Temperature from;
  Temperature to;
  double end;
  std::uint64_t most_moves = std::numeric_limits<std::uint64_t>::max();  ///< it ends after so many, if that is sooner
};

class Annealer {
 public:
  Annealer(const Timetable& timetable, const CostModel& model, std::uint64_t seed, const Allowance& allowance,
           const Improved& improved, SearchEffort& effort)
      : timetable_(timetable),
        model_(model),
        random_(seed),
        allowance_(allowance),
        improved_(improved),
        effort_(effort) {}

  ScoredPlan run(const std::vector<Cooling>& course, const std::optional<Plan>& begin) {
    std::optional<SearchState> state;
    for (const Cooling& cooling : course) {
      if (!state) {
        if (begin) {
          state.emplace(timetable_, model_, cooling.weights, *begin);
        } else {
          state.emplace(timetable_, model_, cooling.weights);
        }
        best_ = {state->plan(), state->score()};
        improved_(best_, effort_.moves_tried);
      } else {
        state.emplace(timetable_, model_, cooling.weights, best_.plan);
      }
      cool(*state, cooling);
    }
    return std::move(best_);
  }

 private:
  void cool(SearchState& state, const Cooling& cooling) {
    const std::uint64_t moves_before = effort_.moves_tried;
    const double begin = allowance_(moves_before);
    // Of a small allowance, or while the clock went on without us, the stretches before may have spent this one's part.
    if (begin >= cooling.end) return;
    const std::uint64_t rounds_between_rebuilds =
        std::max(least_rounds_between_rebuilds, rounds_for_each_meeting * state.meetings());
    for (std::uint64_t round = 0;; ++round) {
      if (round % rounds_between_questions == 0) {
        const double share =
            std::max((allowance_(effort_.moves_tried) - begin) / (cooling.end - begin),
                     static_cast<double>(effort_.moves_tried - moves_before) / static_cast<double>(cooling.most_moves));
        if (!(share < 1)) return;
        temperature_ = cooling.from * static_cast<float>(std::pow(cooling.to / cooling.from, std::max(share, 0.0)));
      }
      play(state, reinsert);
      effort_.starts_compared += state.starts().longest_row();
      for (int i = 0; i < swaps_a_round; ++i) play(state, swap);
      play(state, change_room);
      if (round % rounds_between_days == 0) play(state, exchange_days);
      if (round % rounds_between_rebuilds == 0) {
        play(state, rebuild_tied);
        play(state, rebuild_person);
        play(state, rebuild_day);
        play(state, eject);
      }
    }
  }

  template <class Move>
  void play(SearchState& state, Move move) {
    ++effort_.moves_tried;
    ++effort_.starts_compared;
    if (!move(state, random_, temperature_)) return;
    ++effort_.moves_made;
    if (state.score() < best_.score) {
      best_ = {state.plan(), state.score()};
      improved_(best_, effort_.moves_tried);
    }
  }

  const Timetable& timetable_;
  const CostModel& model_;
  Random random_;
  const Allowance& allowance_;
  const Improved& improved_;
  SearchEffort& effort_;
  Temperature temperature_ = 1;
  ScoredPlan best_;
};

}  // namespace

ScoredPlan anneal(const Timetable& timetable, const CostModel& model, const std::optional<Plan>& begin,
                  std::uint64_t seed, const Allowance& allowance, const Improved& improved, SearchEffort& effort) {
  constexpr EnergyWeights graver_first{5'000, 1'000, 1};
  constexpr EnergyWeights lightest_only{1 << 20, 1 << 15, 1};
  // Something that can be shown within a second; then the long way round.
  std::vector<Cooling> course{{graver_first, 6'000, 100, 0.1, 500'000}, {graver_first, 3'500, 400, 0.15}};
  // From the best so far the plan is warmed until whole days loosen, and cooled again.
  for (const double end : {0.25, 0.35, 0.45, 0.55, 0.65}) course.push_back({graver_first, 2'200, 400, end});
  course.push_back({lightest_only, 60, 4, 1});
  return Annealer{timetable, model, seed, allowance, improved, effort}.run(course, begin);
}

}  // namespace plenary::scheduler
