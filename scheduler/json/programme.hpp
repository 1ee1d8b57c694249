#pragma once

#include <string_view>

#include "calendar/result.hpp"
#include "scheduler/model/dialogue.hpp"
#include "scheduler/model/programme.hpp"

namespace plenary::scheduler {

/// Reads a programme document (data/schema/programme.schema.json) and reports every mistake at once.
/// Beyond the schema it checks what refers to something else: delegations and parties, sources, sets,
/// relation targets and their cycles, zones, dates and clock readings that do not exist.
Checked<Programme> read_programme(std::string_view json, const Dialogue& dialogue);

}  // namespace plenary::scheduler
