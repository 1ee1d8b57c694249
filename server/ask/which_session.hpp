#pragma once

#include <string>

#include "calendar/result.hpp"
#include "scheduler/model/programme.hpp"

namespace plenary::server {

/// Which session of a programme is meant; both empty: the only one with a wish.
struct WhichSession {
  std::string session;
  std::string series;

  bool is_named() const noexcept { return !session.empty() || !series.empty(); }
};

/// The id of the session or series that is meant: the one that is named, or the only one with a wish. Errors name the
/// options of commands, --session and --series.
Result<std::string> session_of(const scheduler::Programme& programme, const WhichSession& which);

}  // namespace plenary::server
