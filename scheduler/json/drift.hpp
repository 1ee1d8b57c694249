#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "calendar/message.hpp"
#include "scheduler/explain/drift.hpp"

namespace plenary::scheduler {

/// A "plenary-drift/1" document (data/schema/drift.schema.json): what a series is to each of some delegations.
/// `tzdata` is the version of the tz database that the times rest on.
std::string write_drift(const std::vector<Drift>& drifts, std::string_view tzdata, const Wording& wording);

}  // namespace plenary::scheduler
