#pragma once

#include <string>
#include <vector>

#include "calendar/text.hpp"
#include "scheduler/explain/drift.hpp"

namespace plenary::server {

/// What a series is to each of some delegations, and when a clock change moves it, as people read it.
std::string drift_table(const std::vector<scheduler::Drift>& drifts, Language language);

}  // namespace plenary::server
