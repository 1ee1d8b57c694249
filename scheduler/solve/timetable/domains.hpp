#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "scheduler/constraint/timetable/cost_model.hpp"
#include "scheduler/model/timetable.hpp"
#include "scheduler/solve/timetable/grain_set.hpp"

namespace plenary::scheduler {

/// Which starts of two meetings go together, for all pairs that some hard rule is about: for each start of one, the
/// set of starts of the other. Rooms count where both meetings have the same single one.
class Compatibility {
 public:
  /// Nothing where it would take more than `most_bytes`.
  static std::optional<Compatibility> make(const Timetable& timetable, const CostModel& model, std::size_t most_bytes);

  /// The meetings that `meeting` can be at odds with.
  const std::vector<std::size_t>& neighbours(std::size_t meeting) const noexcept { return neighbours_[meeting]; }
  /// Where the neighbour with this number can begin if `meeting` begins at `start`.
  const GrainSet& starts(std::size_t meeting, std::size_t neighbour, Grain start) const noexcept {
    return starts_[first_[meeting] + neighbour * grains_ + static_cast<std::size_t>(start.index)];
  }
  /// Sets of meetings of which no two can share a grain, each with at least two.
  const std::vector<std::vector<std::size_t>>& cliques() const noexcept { return cliques_; }

 private:
  Compatibility() = default;

  std::size_t grains_ = 0;
  std::vector<std::vector<std::size_t>> neighbours_;
  std::vector<std::size_t> first_;  ///< by meeting, into starts_
  std::vector<GrainSet> starts_;
  std::vector<std::vector<std::size_t>> cliques_;
};

/// Where each meeting may still begin, with a trail that leads back.
///
/// Law: propagation removes no start that belongs to a plan without hard violations and within the domains.
class Domains {
 public:
  Domains(const Timetable& timetable, const CostModel& model, const Compatibility& compatibility);

  const GrainSet& of(std::size_t meeting) const noexcept { return domains_[meeting]; }

  /// A place on the trail.
  std::size_t mark() const noexcept { return trail_.size(); }
  void back_to(std::size_t mark);

  /// The meeting begins here and nowhere else.
  void fix(std::size_t meeting, Grain start);
  void remove(std::size_t meeting, Grain start);
  /// Removes starts that find no partner among those of some neighbour, until nothing changes (arc consistency,
  /// Mackworth 1977), and checks that no set of meetings needs more grains than it has. False if a meeting
  /// has nowhere left to begin.
  bool propagate();

 private:
  void save(std::size_t meeting);
  void touch(std::size_t meeting);
  bool revise(std::size_t meeting, std::size_t neighbour_number, std::size_t neighbour);
  bool overloaded(const std::vector<std::size_t>& clique) const;

  const Timetable* timetable_;
  const Compatibility* compatibility_;
  std::vector<GrainSet> domains_;
  std::vector<std::pair<std::size_t, GrainSet>> trail_;
  std::vector<std::size_t> changed_;
  std::vector<bool> is_changed_;
};

}  // namespace plenary::scheduler
