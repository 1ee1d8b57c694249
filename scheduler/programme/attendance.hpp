#pragma once

#include <string>
#include <vector>

#include "calendar/result.hpp"
#include "scheduler/model/dialogue.hpp"
#include "scheduler/model/wish.hpp"

namespace plenary::scheduler {

/// Who is invited, delegations named one by one and by partner set merged into participants sorted by id. A delegation
/// named by code takes the role stated there; one that several sets bring takes the strongest. Times without a zone are
/// read in `zone`. Whom the dialogue does not know is left out: the document's reader refuses it. A busy time that ends
/// before it begins is reported below `pointer`, which names the list.
std::vector<Participant> participants_of(const Invitations& invitations, const Dialogue& dialogue,
                                         const calendar::Zone& zone, const std::string& pointer, Errors& errors);

}  // namespace plenary::scheduler
