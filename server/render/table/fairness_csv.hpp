#pragma once

#include <string>

#include "scheduler/explain/fairness_report.hpp"

namespace plenary::server {

/// The ledger after the report as a table of RFC 4180 with the columns session, date, delegation, role and points
/// (hundredths): one invitation a line, oldest session first. `scheduler::read_ledger_csv` reads it again to the same
/// ledger where every burden is a whole number of hundredths, as with sessions of whole quarters of an hour, and no
/// session's name holds a line break. The decay is not in it.
std::string fairness_csv(const scheduler::FairnessReport& report);

}  // namespace plenary::server
