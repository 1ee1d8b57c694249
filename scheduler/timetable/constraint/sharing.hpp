#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

namespace plenary::scheduler {

/// Work at a time that is settled.
struct Duty {
  int people = 1;  ///< who do it together
  int day = 0;     ///< to which it is counted
  std::chrono::minutes length{0};
};

/// Work that people share out among them.
struct SharedWork {
  std::vector<Duty> duties;  ///< in the order in which they begin
  int people = 1;
  /// Whether one person can do both, the first of which begins no later.
  std::function<bool(std::size_t, std::size_t)> both;
  std::optional<std::chrono::minutes> most_a_day;  ///< that one person does

  /// Whether it matters to one of the two who does the other.
  bool near(std::size_t one, std::size_t other) const {
    return !both(one, other) || (most_a_day && duties[one].day == duties[other].day);
  }
};

/// For each duty the numbers, from 0 and ascending, of those who do it; nothing if it cannot all be done. Whoever
/// worked last is asked first, as those who have rested can do all that they can. Exact: where that fails, all else is
/// tried, but no state of affairs twice; one that can no longer matter is none.
std::optional<std::vector<std::vector<int>>> share_out(const SharedWork& work);

}  // namespace plenary::scheduler
