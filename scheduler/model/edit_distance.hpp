#pragma once

#include <cstddef>
#include <string_view>

namespace plenary::scheduler {

/// How many slips of the pen lie between `a` and `b`: letters too many, missing, wrong or exchanged with their
/// neighbours (Damerau and Levenshtein), without regard to case.
std::size_t edit_distance(std::string_view a, std::string_view b);

}  // namespace plenary::scheduler
