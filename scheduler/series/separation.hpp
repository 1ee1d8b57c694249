#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "scheduler/series/weighting.hpp"

namespace plenary::scheduler {

/// Finds weightings that show a partial plan to be over a ceiling: subgradient ascent on the Lagrangian dual
/// (M. Held, P. Wolfe and H. Crowder, 1974). Its arithmetic may be rough: a weighting is held against the whole
/// numbers before it is believed.
class Separation {
 public:
  explicit Separation(const SeriesSpace& space);

  /// Weights of countries that sum to 1, by class, and of the mean total as if it were a country more; where an ascent
  /// begins and ends.
  using Start = std::vector<double>;
  Start even() const;

  /// A weighting whose least is over its most, found within `rounds` rounds; `from` moves along.
  std::optional<Weighting> find(const PartialSeries& partial, const Ceiling& ceiling, Start& from, int rounds);
  /// Kinds that were looked at so far.
  std::size_t work() const noexcept { return work_; }

 private:
  void add_cheapest(const PartialSeries& partial, const Start& weights);
  void align(const Ceiling& ceiling, const Start& weights);
  void align(const Ceiling::Product& product, const Start& weights);
  std::optional<Weighting> rounded(const PartialSeries& partial, const Ceiling& ceiling, const Start& weights) const;

  const SeriesSpace& space_;
  // The total counts as the last class, of one country that carries the mean of all countries.
  std::vector<std::vector<double>> cost_;  ///< by group: class, then kind; in steps
  std::vector<double> countries_;          ///< by class
  double all_ = 0;                         ///< countries
  std::vector<double> carried_;            ///< of this round, by class, in steps
  std::vector<double> allowed_;            ///< likewise: the mean of the places that the class takes under the ceiling
  std::vector<double> sum_;                ///< by kind of one group
  std::vector<std::size_t> order_;         ///< classes, who weighs most first
  std::size_t work_ = 0;
};

}  // namespace plenary::scheduler
