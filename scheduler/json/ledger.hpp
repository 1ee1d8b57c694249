#pragma once

#include <string>
#include <string_view>

#include "calendar/result.hpp"
#include "scheduler/model/burden_table.hpp"
#include "scheduler/model/dialogue.hpp"
#include "scheduler/model/ledger.hpp"

namespace plenary::scheduler {

/// Reads a table of past burdens: commas (or semicolons and decimal commas, as spreadsheets save), one invitation a
/// line, the lines of a session together and sessions oldest first. The first line names the columns, in any order:
/// `session`, `delegation`, `role`, and either `points` (with the weight of the role, at most two decimals) and
/// optionally `date`; or `start` ("2020-09-16 14:00 Europe/Brussels" or "2020-09-16T12:00:00Z") and `duration`
/// ("PT1H"), from which `table` gives the points at the clock of the delegation's first seat. Reports every mistake by
/// line.
Checked<Ledger> read_ledger_csv(std::string_view text, const Dialogue& dialogue, const BurdenTable& table);

/// The same as a table that `read_ledger_csv` reads, with points.
std::string write_ledger_csv(const Ledger& ledger);

}  // namespace plenary::scheduler
