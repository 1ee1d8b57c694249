#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "scheduler/series/series_outcome.hpp"
#include "scheduler/series/series_space.hpp"

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
    double logarithm = 0;
    double limit = 0;  ///< units
  };
  std::optional<Product> product{};
};

/// The ceilings under which lies what is better by `order` than `winner`, and as the last one the winner itself.
std::vector<Ceiling> ceilings_of(const SeriesOrder& order, const SeriesOutcome& winner);

/// False if already the least that every country will carry is over the ceiling.
bool may_fit(const SeriesSpace& space, const PartialSeries& partial, const Ceiling& ceiling);

}  // namespace plenary::scheduler
