#pragma once

#include <optional>
#include <vector>

#include "scheduler/model/burden.hpp"

namespace plenary::scheduler {

/// How evenly `burdens`, none negative, are spread: 1 where all carry the same, 1 ÷ n where one carries all.
/// R. Jain, D. Chiu and W. Hawe, DEC-TR-301, 1984. Not defined for nobody, nor where nobody carries anything.
std::optional<double> jain_index(const std::vector<Burden>& burdens);

/// Half the mean difference between two, over the mean: 0 where all carry the same, (n − 1) ÷ n where one carries all.
/// C. Gini, 1912. Not defined for nobody, nor where nobody carries anything.
std::optional<double> gini_coefficient(std::vector<Burden> burdens);

}  // namespace plenary::scheduler
