#pragma once

#include <string>
#include <string_view>

#include "calendar/result.hpp"
#include "scheduler/model/dialogue.hpp"

/// Delegations by the names that people write. Private to the rooms that read documents.
namespace plenary::scheduler {

/// The delegation that `text` means: by its code in any case, its three-letter code, a name in one of the languages or
/// one that is in use beside it. Null if that is none of the dialogue, or not one alone: a wrong country is worse than
/// no suggestion.
const Delegation* delegation_meant(std::string_view text, const Dialogue& dialogue);

/// "SN": a delegation of `dialogue`, or an error with the one that is meant.
Result<DelegationId> parse_delegation(std::string_view text, const Dialogue& dialogue);

}  // namespace plenary::scheduler
