#pragma once

#include "scheduler/world/shipped.hpp"

namespace plenary::fuzz {

/// The dialogue of the embedded reference data, read once.
inline const scheduler::Dialogue& dialogue() { return scheduler::shipped_dialogue("rabat"); }

}  // namespace plenary::fuzz
