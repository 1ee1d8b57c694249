#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "scheduler/model/problem.hpp"

namespace plenary::scheduler {

/// Countries that every candidate of a series costs the same: they are one coordinate of its burdens.
struct CountryClass {
  std::vector<std::size_t> regions{};   ///< numbers of the regions that they are in, from 0
  std::int64_t countries = 1;           ///< how many
  std::int64_t past = 0;                ///< units, what the ledger says of each of them
  std::vector<std::int64_t> carried{};  ///< units at the last invitations, latest first; only where floors ask
};

/// Slots of one session that cost every class of countries and all organisations together the same.
struct SlotKind {
  std::vector<std::int64_t> burden;  ///< units, by class: what it costs each country of it
  std::int64_t total = 0;            ///< units, over all participants
  std::size_t start = 0;             ///< the earliest of them, by the grid of its session
};

/// A series as numbers: one kind of slot is to be chosen for every session. What the sessions cost is added up in full.
struct SeriesChoices {
  std::vector<CountryClass> classes;
  std::vector<std::vector<SlotKind>> sessions;  ///< in order of time; none empty
  LedgerFloors floors;                          ///< asked of every country at every session

  bool has_floors() const noexcept { return floors.most_twice.has_value() || floors.free.has_value(); }

  std::size_t countries() const noexcept;
  /// Units; more than any country carries in any plan.
  std::int64_t ceiling() const noexcept;
};

/// The kind chosen for each session.
using SeriesPlan = std::vector<std::size_t>;

/// Drops what another kind of the same session beats: no class carries more there, nor do all together, and somebody
/// less or it begins earlier. No rule that prefers less burden chooses such a kind, nor do floors ask for it. The rest
/// is put in order: by total, then by the burdens.
void keep_undominated(std::vector<SlotKind>& kinds);

/// `plan` with its kinds given to sessions of the same kinds in such an order that no floor is broken. Nothing if there
/// is none, or none was found within `most_work` steps.
std::optional<SeriesPlan> arranged(const SeriesChoices& choices, const std::vector<std::vector<std::size_t>>& groups,
                                   const SeriesPlan& plan, std::size_t most_work);

/// The first session of `plan` that breaks a floor; nothing if none does.
std::optional<std::size_t> broken_floor(const SeriesChoices& choices, const SeriesPlan& plan);

}  // namespace plenary::scheduler
