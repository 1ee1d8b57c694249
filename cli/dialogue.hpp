#pragma once

#include <string>

#include "calendar/result.hpp"
#include "scheduler/model/burden_table.hpp"
#include "scheduler/model/dialogue.hpp"

namespace plenary::cli {

/// The dialogue that the binary carries (data/). Throws if it cannot be read: a broken build.
const scheduler::Dialogue& shipped_dialogue();

/// The bytes that the two rest on, one document after the other: what a certificate names.
const std::string& shipped_data();

/// The burden table that the binary carries (data/burden/table.json). Throws likewise.
const scheduler::BurdenTable& shipped_burden_table();

}  // namespace plenary::cli
