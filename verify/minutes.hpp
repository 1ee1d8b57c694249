#pragma once

#include <cstdint>
#include <vector>

#include "scheduler/model/problem.hpp"

namespace plenary::verify {

/// The minutes of a span of time as one seat of a delegation lives them, as running sums.
struct Minutes {
  std::vector<std::int64_t> rates;    ///< sum of points per quarter over all minutes before this one
  std::vector<std::int32_t> refused;  ///< how many minutes before this one are refused

  std::int64_t cost(std::size_t from, std::size_t to) const { return rates[to] - rates[from]; }
  bool any_refused(std::size_t from, std::size_t to) const { return refused[to] != refused[from]; }
};

/// The minutes of `span` for `participant` in `seat`.
Minutes minutes_of(const scheduler::Problem& problem, const scheduler::Participant& participant,
                   const scheduler::Seat& seat, calendar::Interval<calendar::Instant> span);

}  // namespace plenary::verify
