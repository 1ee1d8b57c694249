#pragma once

#include "calendar/result.hpp"
#include "scheduler/burden/burden_table.hpp"
#include "scheduler/model/dialogue.hpp"

namespace plenary::cli {

/// The dialogue that the binary carries (data/). Throws if it cannot be read: a broken build.
const scheduler::Dialogue& shipped_dialogue();

/// The burden table that the binary carries (data/burden/table.json). Throws likewise.
const scheduler::BurdenTable& shipped_burden_table();

}  // namespace plenary::cli
