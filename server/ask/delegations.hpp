#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "calendar/result.hpp"
#include "scheduler/model/dialogue.hpp"

namespace plenary::server {

/// The dialogue of questions that name none.
inline constexpr std::string_view usual_dialogue = "rabat";

/// Somebody who was named, and the dialogue that knows their holidays.
struct Named {
  const scheduler::Delegation* delegation;
  const scheduler::Dialogue* dialogue;
};

/// Whom `words` names, separated by commas, by code: sets, codes and names of `dialogue`, else other shipped dialogues
/// with their latest members, else any country of the world.
Checked<std::vector<Named>> find_delegations(const scheduler::Dialogue& dialogue, const std::string& words);

/// Them alone.
std::vector<const scheduler::Delegation*> delegations_in(const std::vector<Named>& named);

}  // namespace plenary::server
