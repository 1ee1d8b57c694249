#pragma once

#include <optional>
#include <vector>

#include "scheduler/grid/availability.hpp"
#include "scheduler/model/problem.hpp"

namespace plenary::scheduler {

/// Which of two sessions a delegation attends.
enum class Twin { first, second, both };

/// The session held twice, so that each delegation attends at an hour within the floors.
struct TwinSessions {
  Slot first{};
  Slot second{};               ///< begins when the first has ended, or later
  std::vector<Twin> attends;   ///< by participant: who chairs, presents or hosts attends both
  std::vector<Burden> burden;  ///< by participant, of what it attends
  Burden worst;                ///< the heaviest burden of a country
  Burden total;
};

/// The two slots of least total burden, with hours, quorum and floors kept by what each delegation attends: the one
/// where it is free, of two such the one that costs it less, of equals the first. Whoever may stay away and is free at
/// neither is counted where the invitation costs it less. Among equals the least worst-off country, then the earlier
/// slots. Exact over all pairs; nothing where no pair does.
std::optional<TwinSessions> twin_sessions(const Problem& problem, const Availability& availability);

}  // namespace plenary::scheduler
