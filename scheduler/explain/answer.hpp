#pragma once

#include <optional>
#include <vector>

#include "scheduler/explain/comparison.hpp"
#include "scheduler/explain/reasons.hpp"
#include "scheduler/explain/relaxation.hpp"
#include "scheduler/explain/statement.hpp"
#include "scheduler/slot/exhaustive.hpp"
#include "scheduler/slot/twin_sessions.hpp"

namespace plenary::scheduler {

/// A ranked slot with everything that speaks for and against it.
struct Proposal {
  Slot slot{};
  std::size_t rank = 0;  ///< among all feasible slots, from 1
  calendar::Interval<calendar::Instant> when;
  std::vector<Experience> experiences;  ///< of every participant, in the problem's order
  std::vector<std::size_t> worst_off;   ///< the countries with the heaviest burden; empty if nobody carries any
  std::vector<std::size_t> out;         ///< who cannot attend
  Burden worst;
  Burden total;
  std::vector<RegionBurden> regions;  ///< heaviest mean first
};

/// The slot, feasible or not, with everything that speaks for and against it.
Proposal proposal_at(const Problem& problem, const Solution& solution, Slot slot);

/// A slot that the problem asked about: where it ranks, or what forbids it.
struct AskedSlot {
  calendar::LocalTime asked;
  std::optional<Proposal> proposal;        ///< absent if the grid has no such slot
  std::vector<Message> forbidden_by;       ///< names of constraints; empty if feasible
  std::optional<Comparison> against_best;  ///< absent if forbidden or itself the best
};

/// The answer to a problem: proposals with reasons, or why there is none and what would help.
struct Answer {
  std::size_t slots = 0;                       ///< that the window has
  std::size_t feasible = 0;                    ///< that every constraint allows
  bool humane = true;                          ///< some start puts nobody into the night; see `has_humane_start`
  std::vector<Proposal> proposals;             ///< best first, no neighbours
  std::optional<Comparison> runner_up;         ///< the second proposal against the first
  std::optional<FairnessStatement> statement;  ///< on the best slot; absent if nothing fits
  std::vector<AskedSlot> compared;
  std::vector<Removal> removals;        ///< what each constraint removes
  std::vector<Relaxation> relaxations;  ///< only if nothing fits
  std::optional<TwinSessions> twins;    ///< only if nothing fits and floors are set
};

/// Explains `solution` with at most `most` proposals. Changes that are offered are made by `changing`.
Answer explain(const Problem& problem, const Solution& solution, std::size_t most, const Changing& changing = {});

}  // namespace plenary::scheduler
