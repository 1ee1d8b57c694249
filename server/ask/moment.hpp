#pragma once

#include <string>

#include "calendar/result.hpp"
#include "scheduler/model/dialogue.hpp"
#include "scheduler/model/moment.hpp"

namespace plenary::server {

/// `time`, such as "2020-09-16 14:00 Europe/Brussels", for whom `whom` names as `find_delegations` reads it. Errors
/// about the time name `option`, those about whom it is for "--for".
Checked<scheduler::MomentFor> moment_for(const scheduler::Dialogue& dialogue, const std::string& time,
                                         const std::string& whom, const char* option);

}  // namespace plenary::server
