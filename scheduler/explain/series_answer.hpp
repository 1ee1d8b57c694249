#pragma once

#include <optional>
#include <vector>

#include "scheduler/explain/answer.hpp"
#include "scheduler/explain/floor_hits.hpp"
#include "scheduler/explain/no_shared_time.hpp"
#include "scheduler/series/chosen_slots.hpp"
#include "scheduler/welfare/welfare_rule.hpp"

namespace plenary::scheduler {

/// The slots that another welfare rule chooses for a series.
struct SeriesRuleAnswer {
  const WelfareRule* rule = nullptr;
  std::vector<Slot> slots;      ///< by session
  std::vector<Burden> carried;  ///< by participant, what the series asks under it
  Burden worst;                 ///< the heaviest ledger of a country after it
  Burden total;                 ///< of the series alone
  bool proved = true;           ///< nothing is better by this rule
};

/// What one participant carries in a series.
struct SeriesShare {
  std::size_t participant = 0;
  Burden before;         ///< what the ledger says
  Burden series;         ///< what the sessions add
  std::size_t free = 0;  ///< sessions that cost it nothing
  Burden largest;        ///< the most that one session costs it
  Burden after() const noexcept { return before + series; }
};

/// A session of a series that no slot fits.
struct ImpossibleSession {
  std::size_t session = 0;
  std::vector<Removal> removals;
  std::vector<Relaxation> relaxations;
};

/// The answer to a series: a slot for each session, and what all of them together ask of whom.
struct SeriesAnswer {
  SeriesStatus status = SeriesStatus::unknown;
  std::vector<Proposal> sessions;           ///< in order of time; empty if there is no plan
  std::vector<SeriesShare> shares;          ///< by participant
  std::vector<std::size_t> worst_off;       ///< countries with the heaviest ledger after the series
  Burden worst;                             ///< what it says
  Burden least_worst;                       ///< in every plan some country's ledger says at least this
  Burden total;                             ///< of the series alone, over all participants
  std::vector<SeriesRuleAnswer> rules;      ///< leximin first
  GroupTimes times;                         ///< at which the sessions begin in turn, where they share times of the day
  std::optional<SeriesRuleAnswer> unbound;  ///< then: the fairest with a time of its own for each session
  std::optional<NoSharedTime> no_time;      ///< where each session has slots, but not all at one time of the day
  Burden price;                             ///< the total over the least total of any plan
  std::vector<Change> gain;                 ///< who carries less than under the least total, most first
  std::vector<Change> lose;                 ///< who carries more
  Burden envy;                              ///< the most by which a country's ledger exceeds another's
  std::optional<double> jain;               ///< of the countries' ledgers after the series
  std::optional<double> gini;
  std::vector<ImpossibleSession> impossible;  ///< then there is no plan
  std::optional<BrokenFloors> broken_floors;  ///< where each session has slots and no choice of them keeps the floors
};

/// What the statement on a series is made of.
struct SeriesSolution {
  SeriesCandidates candidates;  ///< their choices are those at the times that were chosen, where times are shared
  SeriesResult result;
  std::optional<SharedTimes> shared;
};

SeriesSolution solve(const SeriesProblem& series, const SeriesLimits& limits);

/// Explains `solution`; other rules are solved within a tenth of `limits`. Changes that are offered are made by
/// `changing`.
SeriesAnswer explain(const SeriesProblem& series, const SeriesSolution& solution, const SeriesLimits& limits,
                     const Changing& changing = {});

}  // namespace plenary::scheduler
