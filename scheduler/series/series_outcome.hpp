#pragma once

#include <compare>
#include <cstdint>
#include <vector>

#include "scheduler/series/series_choices.hpp"

namespace plenary::scheduler {

/// What a series leaves behind, as leximin compares it: the lesser is the fairer.
struct SeriesOutcome {
  struct Mean {
    std::int64_t sum = 0;
    std::int64_t countries = 1;
    /// Crosswise, so without rounding.
    friend std::strong_ordering operator<=>(const Mean& a, const Mean& b) noexcept {
      return a.sum * b.countries <=> b.sum * a.countries;
    }
    friend bool operator==(const Mean& a, const Mean& b) noexcept { return (a <=> b) == 0; }
  };
  std::vector<std::int64_t> countries;  ///< units with what the ledger said, heaviest first
  std::vector<Mean> regions;            ///< likewise, heaviest mean first
  std::int64_t total = 0;               ///< units, of the series alone, over all participants
  std::vector<std::size_t> starts;      ///< by session; not compared, so empty, where floors are asked

  friend auto operator<=>(const SeriesOutcome&, const SeriesOutcome&) = default;
};

/// By which welfare rule plans are compared; what a rule holds equal is decided by leximin.
enum class SeriesRule {
  by_leximin,   ///< countries, regions, total, starts
  by_total,     ///< the total over all participants
  by_heaviest,  ///< the heaviest burden of a country, then the total
  by_product,   ///< the product over the countries of what separates them from `SeriesChoices::ceiling`
};

/// How plans are compared.
struct SeriesOrder {
  SeriesRule rule = SeriesRule::by_leximin;
  std::int64_t ceiling = 0;  ///< units; only `by_product` asks for it

  /// Whether `a` is better than `b`.
  bool better(const SeriesOutcome& a, const SeriesOutcome& b) const;
};

/// What each country of every class carries after `plan`.
std::vector<std::int64_t> carried_after(const SeriesChoices& choices, const SeriesPlan& plan);

SeriesOutcome outcome_of(const SeriesChoices& choices, const SeriesPlan& plan);

/// The countries' burdens, heaviest first.
std::vector<std::int64_t> sorted_countries(const SeriesChoices& choices, const std::vector<std::int64_t>& by_class);

}  // namespace plenary::scheduler
