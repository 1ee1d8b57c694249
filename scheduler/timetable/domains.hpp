#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "scheduler/timetable/constraint/cost_model.hpp"
#include "scheduler/timetable/grain_set.hpp"
#include "scheduler/timetable/timetable.hpp"

namespace plenary::scheduler {

/// What the hard rules say of pairs of meetings: whether two starts go together. Rooms count where both meetings
/// have the same single one.
class HardPairs {
 public:
  HardPairs(const Timetable& timetable, const CostModel& model);

  /// Of one meeting with another.
  struct Pair {
    std::size_t other = 0;
    bool exclusive = false;  ///< they share no grain
    bool touching = false;   ///< neither begins where the other ends
    bool tied = false;       ///< something else besides
  };

  /// The meetings that `meeting` can be at odds with.
  const std::vector<Pair>& of(std::size_t meeting) const noexcept { return pairs_[meeting]; }
  bool allowed(std::size_t meeting, Grain start, const Pair& pair, Grain others_start) const;
  /// Sets of meetings of which no two can share a grain, each with at least two.
  const std::vector<std::vector<std::size_t>>& cliques() const noexcept { return cliques_; }

 private:
  const Timetable* timetable_;
  const CostModel* model_;
  std::vector<std::vector<Pair>> pairs_;
  std::vector<std::vector<std::size_t>> cliques_;
};

/// Where each meeting may still begin, with a trail that leads back.
///
/// Law: propagation removes no start that belongs to a plan without hard violations and within the domains.
class Domains {
 public:
  Domains(const Timetable& timetable, const CostModel& model, const HardPairs& pairs);

  const GrainSet& of(std::size_t meeting) const noexcept { return domains_[meeting]; }

  /// A place on the trail.
  std::size_t mark() const noexcept { return trail_.size(); }
  void back_to(std::size_t mark);

  /// The meeting begins here and nowhere else.
  void fix(std::size_t meeting, Grain start);
  void remove(std::size_t meeting, const std::vector<Grain>& starts);
  /// Removes starts that find no partner among those of some neighbour, until nothing changes (arc consistency,
  /// Mackworth 1977), and checks that no set of meetings needs more grains than it has. False if a meeting
  /// has nowhere left to begin.
  bool propagate();

 private:
  void save(std::size_t meeting);
  void touch(std::size_t meeting);
  bool revise(std::size_t meeting, const HardPairs::Pair& pair);
  bool has_partner(std::size_t meeting, Grain start, const HardPairs::Pair& pair) const;
  bool any_overloaded();
  bool overloaded(const std::vector<std::size_t>& clique) const;

  const Timetable* timetable_;
  const HardPairs* pairs_;
  std::vector<GrainSet> domains_;
  std::vector<std::pair<std::size_t, GrainSet>> trail_;
  std::vector<std::size_t> changed_;
  std::vector<bool> is_changed_;
  std::vector<bool> unchecked_;  ///< meetings whose sets are to be looked at
};

}  // namespace plenary::scheduler
