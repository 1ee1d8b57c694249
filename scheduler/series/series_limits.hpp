#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>

namespace plenary::scheduler {

/// How far a series may be searched. Work is counted in kinds of slots that are looked at, so the answer is the same on
/// every machine, unless `go_on` ends it.
struct SeriesLimits {
  std::size_t most_work = 1'000'000'000;  ///< some ten seconds
  int starts = 8;                         ///< of descents, before the search
  std::uint64_t seed = 1;
  /// Asked now and then, with the work done; false ends the search.
  std::function<bool(std::size_t)> go_on{};
};

}  // namespace plenary::scheduler
