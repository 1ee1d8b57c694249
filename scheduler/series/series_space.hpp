#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "scheduler/series/series_choices.hpp"

namespace plenary::scheduler {

/// Where plans of a series are searched. Sessions with the same kinds form a group: which of them takes which kind
/// changes nobody's sum, so a group takes a multiset of kinds, written in their order. Where the order of the sessions
/// matters every session is a group of its own, in order of time.
struct SeriesSpace {
  enum class Order { free, matters };
  explicit SeriesSpace(const SeriesChoices& all, Order sessions);

  const SeriesChoices& choices;
  Order order;
  std::vector<std::vector<std::size_t>> groups;  ///< sessions in order of time; large groups first
  std::int64_t step = 1;                         ///< units; every burden is a multiple of it
  /// By group, kind and class: the least that this kind or a later one costs.
  std::vector<std::vector<std::vector<std::int64_t>>> least;
  std::vector<std::vector<std::int64_t>> least_total;  ///< by group and kind: of this kind and all later ones

  const std::vector<SlotKind>& kinds(std::size_t group) const { return choices.sessions[groups[group].front()]; }
};

/// A plan up to some session of some group.
struct PartialSeries {
  explicit PartialSeries(const SeriesSpace& space);

  std::vector<std::int64_t> carried;            ///< units, by class
  std::int64_t total = 0;                       ///< units
  std::vector<std::vector<std::size_t>> taken;  ///< kinds, by group, ascending
  std::size_t group = 0;                        ///< that takes the next kind; as many as there are: complete
  std::size_t first = 0;                        ///< the first kind that it may take next

  bool complete(const SeriesSpace& space) const noexcept { return group == space.groups.size(); }
  std::size_t left(const SeriesSpace& space, std::size_t of) const noexcept {
    return space.groups[of].size() - taken[of].size();
  }
  void take(const SeriesSpace& space, std::size_t kind);
  /// The first kind that group `of` may still take.
  std::size_t first_of(std::size_t of) const noexcept { return of == group ? first : 0; }
};

/// The plan in which each session, one after another, takes the earliest of the kinds that its group has taken.
SeriesPlan earliest_plan(const SeriesSpace& space, const PartialSeries& complete);

}  // namespace plenary::scheduler
