#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "scheduler/series/separation.hpp"
#include "scheduler/series/series_limits.hpp"
#include "scheduler/series/series_outcome.hpp"

namespace plenary::scheduler {

/// A search tree that shows that no plan is better than the winner, in preorder. `complete` is a plan that is no better
/// when it is compared; `floor` breaks a floor with the kinds taken so far. Every other node excludes ceilings of the
/// winner that are not yet excluded above it: those under which the least burdens do not fit, and those that one of the
/// weightings exceeds whose numbers follow. `closed` excludes all of them; after `branch` come the nodes of every kind
/// that the next session may take, the first kind first.
struct SeriesProof {
  enum class Node : std::uint32_t { complete, floor, branch, closed };
  /// Nodes as their kind + 4 × how many numbers of weightings follow.
  std::vector<std::uint32_t> tree;
  std::vector<std::vector<std::int64_t>> weightings;  ///< by number: weights by class

  static constexpr std::uint32_t code(Node node, std::size_t weightings) noexcept {
    return static_cast<std::uint32_t>(node) + 4 * static_cast<std::uint32_t>(weightings);
  }
  static constexpr Node node_of(std::uint32_t code) noexcept { return static_cast<Node>(code % 4); }
  static constexpr std::uint32_t weightings_after(std::uint32_t code) noexcept { return code / 4; }
};

/// Branch and bound over plans of a series, depth first. Floors are asked only where the order of the sessions matters.
class ProofSearch {
 public:
  enum class End { proved, better, exhausted };

  /// At most `limits.most_work` over all runs.
  ProofSearch(const SeriesSpace& space, const SeriesOrder& order, const SeriesLimits& limits);

  /// Looks for a plan that is better than `winner`; without one for any plan.
  End run(const std::optional<SeriesOutcome>& winner);

  /// After `better`: the plan that was found.
  const SeriesPlan& found() const noexcept { return found_; }
  /// After `proved`: why.
  SeriesProof proof() const;
  /// Kinds that were looked at, in nodes and in rounds of ascent.
  std::size_t work() const noexcept { return work_ + separation_.work(); }

 private:
  using Open = std::vector<std::size_t>;  // numbers of ceilings

  bool may_go_on();
  /// False if the search has ended.
  bool explore(const PartialSeries& partial, Open open);
  void add_node(SeriesProof::Node node, const std::vector<std::uint32_t>& weightings = {});
  bool compare_complete(const PartialSeries& partial);
  bool breaks_floor(const PartialSeries& partial) const;
  /// Closes what can be; tells the weightings that it took.
  std::vector<std::uint32_t> close(const PartialSeries& partial, Open& open);
  void close_by_known(const PartialSeries& partial, Open& open, std::vector<std::uint32_t>& used);
  void close_by_ascent(const PartialSeries& partial, Open& open, std::vector<std::uint32_t>& used);
  bool closes(std::size_t weighting, std::int64_t least, std::size_t ceiling);

  const SeriesSpace& space_;
  SeriesOrder order_;
  const SeriesLimits& limits_;
  std::size_t asked_ = 0;  ///< the work done when the limits were asked last
  std::size_t work_ = 0;
  Separation separation_;
  std::optional<SeriesOutcome> winner_;
  std::vector<Ceiling> ceilings_;
  std::vector<Weighting> weightings_;
  std::vector<std::vector<std::optional<std::int64_t>>> most_;  ///< by weighting and ceiling, when it was asked
  std::vector<std::size_t> lately_;                             ///< weightings, the last one that closed first
  std::vector<std::vector<Separation::Start>> starts_;          ///< by depth and ceiling
  std::vector<std::size_t> stubborn_;                           ///< by depth: the ceiling that was not closed last
  std::size_t depth_ = 0;
  std::vector<std::uint32_t> tree_;
  SeriesPlan found_;
};

}  // namespace plenary::scheduler
