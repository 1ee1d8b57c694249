#pragma once

#include <string>
#include <string_view>

#include "scheduler/model/moment.hpp"

namespace plenary::scheduler {

/// A "plenary-local-times/1" document (data/schema/local-times.schema.json): what the clocks show in every seat of the
/// delegations. `tzdata` is the version of the tz database that the times rest on.
std::string write_local_times(const MomentFor& moment, std::string_view tzdata);

}  // namespace plenary::scheduler
