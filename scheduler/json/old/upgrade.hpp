#pragma once

#include <string>
#include <string_view>

#include "calendar/result.hpp"
#include "scheduler/model/burden_table.hpp"
#include "scheduler/model/dialogue.hpp"

namespace plenary::scheduler {

/// A document of before there was one form for all, as a programme of today: a problem of one session or of a series
/// ("plenary-problem/1"), a programme to be planned ("plenary-programme-problem/1") and a published one (without
/// "format", known by its shape); also a table of past burdens, in the form in which they are written today. Mistakes
/// are reported with the pointers of the form of today.
Checked<std::string> upgrade(std::string_view bytes, const Dialogue& dialogue, const BurdenTable& table);

}  // namespace plenary::scheduler
