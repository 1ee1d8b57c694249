#pragma once

#include <string_view>
#include <variant>

#include "calendar/result.hpp"
#include "scheduler/model/burden_table.hpp"
#include "scheduler/model/problem.hpp"
#include "scheduler/model/series_problem.hpp"

namespace plenary::scheduler {

/// Reads a burden table (data/schema/burden.schema.json). Reports every error at once.
Checked<BurdenTable> read_burden_table(std::string_view json);

/// Reads one session to be placed (data/schema/problem.schema.json), its delegations and partner sets
/// resolved in `dialogue`, which must outlive the problem. `table` applies unless the document brings
/// its own. Reports every error at once.
Checked<Problem> read_problem(std::string_view json, const Dialogue& dialogue, const BurdenTable& table);

/// Reads the same, or a series of sessions: a document with "windows" in the place of "window".
Checked<std::variant<Problem, SeriesProblem>> read_problem_or_series(std::string_view json, const Dialogue& dialogue,
                                                                     const BurdenTable& table);

/// Whether all dated sessions of `ledger` are before the window of `problem`.
Result<void> check_ledger(const Ledger& ledger, const Problem& problem);

}  // namespace plenary::scheduler
