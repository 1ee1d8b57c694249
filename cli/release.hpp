#pragma once

#include <string_view>

#include "calendar/result.hpp"
#include "scheduler/model/release.hpp"

namespace plenary::cli {

/// What the programme in `bytes` says to the public, as it has been released.
Checked<scheduler::Release> read_release(std::string_view bytes);

}  // namespace plenary::cli
