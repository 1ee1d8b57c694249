#pragma once

#include <string_view>

#include "calendar/result.hpp"

namespace plenary::server {

/// `errors` of a command as those of a request: what a command calls "--start" is "start" in a query or among
/// arguments (`prefix` empty), "/start" in a document.
Errors without_dashes(Errors errors, std::string_view prefix);

}  // namespace plenary::server
