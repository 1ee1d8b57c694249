#pragma once

#include <vector>

#include "scheduler/explain/answer.hpp"
#include "scheduler/json/reader.hpp"

/// What answers about one session and about a series say alike. Private to scheduler/json.
namespace plenary::scheduler {

Json proposal_of(const Problem& problem, const Proposal& proposal, const Wording& wording);

Json changes_of(const Problem& problem, const std::vector<Change>& changes);

/// {"cause", "starts"} each.
Json causes_of(const std::vector<Cause>& causes, const Wording& wording);

Json removals_of(const std::vector<Removal>& removals, const Wording& wording);

Json relaxations_of(const std::vector<Relaxation>& relaxations, const Wording& wording);

}  // namespace plenary::scheduler
