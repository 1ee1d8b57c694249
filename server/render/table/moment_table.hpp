#pragma once

#include <string>
#include <string_view>

#include "calendar/text.hpp"
#include "scheduler/model/moment.hpp"

namespace plenary::server {

/// A time on the clocks of the delegations' capitals, as people read it.
std::string moment_table(const scheduler::MomentFor& moment, std::string_view tzdata, Language language);

}  // namespace plenary::server
