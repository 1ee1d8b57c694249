#pragma once

#include <string>

#include "cli/command.hpp"
#include "scheduler/model/problem.hpp"

namespace plenary::cli {

/// Lets `problem` go on from the ledger in `bytes`, which were read from `path`: a table, or a published programme
/// whose sessions before the window count (what does not is told on the error stream). False after reporting a mistake.
bool add_ledger(Context& context, const std::string& path, const std::string& bytes, scheduler::Problem& problem);

}  // namespace plenary::cli
