#pragma once

#include <cstdint>
#include <vector>

#include "scheduler/series/ceiling.hpp"
#include "scheduler/series/series_space.hpp"

namespace plenary::scheduler {

/// A weighted sum over the countries, and for rules that ask for it the total, by which plans are shown to be over a
/// ceiling: what every way to go on costs at least in the sum, against what the sum can be at most under the ceiling.
/// Lagrangian relaxation (A. M. Geoffrion, 1974); in whole numbers, so without rounding.
class Weighting {
 public:
  static constexpr std::int64_t heaviest = 2000;  ///< no country weighs more

  /// `weights`: by class, for each country of it; none negative, nor that of the total.
  Weighting(const SeriesSpace& space, std::vector<std::int64_t> weights, std::int64_t on_total);

  const std::vector<std::int64_t>& weights() const noexcept { return weights_; }
  /// The least that the sum is after every way to go on.
  std::int64_t least(const SeriesSpace& space, const PartialSeries& partial) const;
  /// The most that the sum is under `ceiling`, of products rounded up; without end where that does not limit a total
  /// that weighs.
  std::int64_t most(const SeriesSpace& space, const Ceiling& ceiling) const;

 private:
  std::int64_t most(const SeriesSpace& space, const Ceiling::Product& product) const;

  std::vector<std::int64_t> weights_;
  std::int64_t on_total_;
  std::vector<std::vector<std::int64_t>> least_;  ///< by group and kind: of this kind and all later ones
};

}  // namespace plenary::scheduler
