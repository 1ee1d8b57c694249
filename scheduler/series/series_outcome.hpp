#pragma once

#include <cstdint>
#include <vector>

#include "scheduler/series/series_choices.hpp"
#include "scheduler/welfare/welfare_rule.hpp"

namespace plenary::scheduler {

/// How plans are compared.
struct SeriesOrder {
  const SeriesSearch* by = nullptr;  ///< of the welfare rule
  std::int64_t ceiling = 0;          ///< `SeriesChoices::ceiling`

  /// Whether `a` is better than `b`.
  bool better(const SeriesOutcome& a, const SeriesOutcome& b) const { return by->compare(a, b, ceiling) < 0; }
};

/// What each country of every class carries after `plan`.
std::vector<std::int64_t> carried_after(const SeriesChoices& choices, const SeriesPlan& plan);

SeriesOutcome outcome_of(const SeriesChoices& choices, const SeriesPlan& plan);
/// Of what each country of every class carries, whatever the plan; without starts.
SeriesOutcome outcome_of(const SeriesChoices& choices, const std::vector<std::int64_t>& carried, std::int64_t total);

/// The countries' burdens, heaviest first.
std::vector<std::int64_t> sorted_countries(const SeriesChoices& choices, const std::vector<std::int64_t>& by_class);

}  // namespace plenary::scheduler
