#pragma once

#include <vector>

#include "calendar/civil/iso.hpp"
#include "scheduler/model/delegation.hpp"

namespace plenary::scheduler {

/// A time that somebody asked about, and for whom.
struct MomentFor {
  calendar::ZonedTime asked;
  calendar::Instant instant;  ///< of `asked`
  std::vector<const Delegation*> delegations;
};

}  // namespace plenary::scheduler
