#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "scheduler/model/programme_problem.hpp"

namespace plenary::scheduler {

using Sessions = std::vector<std::size_t>;

/// A delegation and the sessions in which something is asked of it, ascending.
struct Engagement {
  const Delegation* delegation = nullptr;
  Sessions must_attend;
  Sessions co_chairs;
  Sessions online;  ///< of those that it must attend
};

/// By the delegation's code; only those that must attend something.
using Engagements = std::map<std::string, Engagement>;

Engagements engagements_of(const ProgrammeProblem& programme);

}  // namespace plenary::scheduler
