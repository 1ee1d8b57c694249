#pragma once

#include <string_view>
#include <vector>

#include "cli/command.hpp"
#include "scheduler/burden/unknown_years.hpp"

namespace plenary::cli {

/// Says on the error stream whose holidays are not known in a year of the question, where an answer of that `format`
/// (ics, svg) has no place for it: a day of theirs that looks free need not be. Says nothing where all are known.
void tell_unknown_holidays(Context& context, std::string_view format,
                           const std::vector<scheduler::UnknownYear>& unknown);

}  // namespace plenary::cli
