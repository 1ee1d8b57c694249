#pragma once

#include <string>
#include <vector>

#include "calendar/result.hpp"
#include "scheduler/model/dialogue.hpp"

namespace plenary::server {

/// The delegations that `words` names: the dialogue, partner sets and codes, separated by commas; by code.
Checked<std::vector<const scheduler::Delegation*>> find_delegations(const scheduler::Dialogue& dialogue,
                                                                    const std::string& words);

}  // namespace plenary::server
