#pragma once

#include <string>
#include <vector>

namespace plenary::scheduler {

/// " a*3 b*1": equal neighbours as one, with their number.
std::string run_lengths(const std::vector<std::string>& words);

}  // namespace plenary::scheduler
