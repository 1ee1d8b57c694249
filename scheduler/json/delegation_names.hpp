#pragma once

#include <string>
#include <string_view>

#include "calendar/result.hpp"
#include "scheduler/model/dialogue.hpp"

/// Delegations and sets by the names that people write.
namespace plenary::scheduler {

/// The delegation that is called `text`: by its code in any case, its three-letter code, a name in one of the languages
/// or one that is in use beside it. Null if that is none of the dialogue, or not one alone: a wrong country is worse
/// than none.
const Delegation* delegation_meant(std::string_view text, const Dialogue& dialogue);

/// "CD (Congo - Kinshasa) / CG (Congo - Brazzaville)": delegations of the dialogue that are called `text` or almost so.
/// Empty if the name is that of somebody else in the world.
std::string delegations_like(std::string_view text, const Dialogue& dialogue);

/// The id of the set that is called `text`: "CEDEAO" is "ecowas". Empty if none is.
std::string set_called(std::string_view text, const Dialogue& dialogue);

/// The same, or else the nearest; empty if none is near.
std::string set_meant(std::string_view text, const Dialogue& dialogue);

/// "SN": a delegation of `dialogue`, or an error with the one that is meant.
Result<DelegationId> parse_delegation(std::string_view text, const Dialogue& dialogue);

}  // namespace plenary::scheduler
