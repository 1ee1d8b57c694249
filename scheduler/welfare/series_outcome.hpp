#pragma once

#include <compare>
#include <cstdint>
#include <vector>

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

}  // namespace plenary::scheduler
