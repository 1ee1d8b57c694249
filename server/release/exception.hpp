#pragma once

#include <string>
#include <string_view>

#include "calendar/result.hpp"
#include "scheduler/model/programme.hpp"

namespace plenary::server {

/// A hard rule that a session may break, and why.
struct StatedException {
  std::string session;
  std::string rule;  ///< as a review names it
  std::string reason;
};

/// Records `exception` with its session, in the place of an earlier one for the same rule. Fails, naming `where`, if
/// there is no such session.
Result<void> add_exception(scheduler::Programme& programme, const StatedException& exception, std::string_view where);

}  // namespace plenary::server
