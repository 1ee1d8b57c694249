#pragma once

#include <string>

#include "calendar/text.hpp"
#include "scheduler/explain/answer.hpp"
#include "scheduler/model/problem.hpp"
#include "scheduler/slot/exhaustive.hpp"

namespace plenary::server {

/// The window as an SVG heat map: a row a day, a column a grid step of the reference zone's clock, the
/// cell's shade and mark after the worst-off country's burden at a session that starts there, or a
/// letter for what forbids it. Readable without colour; every cell has its reasons as a <title>.
std::string heat_map(const scheduler::Problem& problem, const scheduler::Solution& solution,
                     const scheduler::Answer& answer, Language language);

}  // namespace plenary::server
