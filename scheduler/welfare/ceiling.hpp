#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "scheduler/welfare/series_outcome.hpp"

namespace plenary::scheduler {

/// Burdens of countries, heaviest first, that a vector may reach place by place: the first places have a value each,
/// all others the same one. What is lexicographically less than a vector lies under one of a few ceilings, one for
/// each different value in it; so leximin is solved by closing them, without ever fixing what is saturated.
struct Ceiling {
  std::vector<std::int64_t> head;
  std::optional<std::int64_t> tail;   ///< nothing: all places are in the head
  std::optional<std::int64_t> total;  ///< the sum over all participants is under it too

  /// Where it is set, the rest says nothing: the product over the countries of what separates them from `limit` is no
  /// less than that of the winner. What is compared is rough, so what is as good as equal is never excluded.
  struct Product {
    /// Far more than the error of some hundred logarithms, far less than what tells two products apart as a rule.
    static constexpr double margin = 1e-9;

    double logarithm = 0;
    double limit = 0;  ///< units
  };
  std::optional<Product> product{};
};

/// The ceilings under which lies what leximin over countries prefers to `winner`, and as the last one the winner
/// itself; under all of them at most `total` over all participants, if that is given.
std::vector<Ceiling> leximin_ceilings(const SeriesOutcome& winner, std::optional<std::int64_t> total);

}  // namespace plenary::scheduler
