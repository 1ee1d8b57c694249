#pragma once

#include <memory>
#include <set>
#include <string>
#include <vector>

#include "calendar/result.hpp"
#include "scheduler/model/dialogue.hpp"
#include "scheduler/model/session.hpp"
#include "scheduler/model/wish.hpp"

namespace plenary::scheduler {

/// Who is invited, delegations named one by one and by partner set merged into participants sorted by id. A delegation
/// named by code takes the role stated there; one that several sets bring takes the strongest. Times without a zone are
/// read in `zone`. Whom the dialogue does not know is left out: the document's reader refuses it. A busy time that ends
/// before it begins is reported below `pointer`, which names the list.
std::vector<Participant> participants_of(const Invitations& invitations, const Dialogue& dialogue,
                                         const calendar::Zone& zone, const std::string& pointer, Errors& errors);

/// Reports what ends before it begins on the clock of `zone`, below the member "busy" of what is at `pointer`.
void report_reversed(const std::vector<BusyTime>& times, const calendar::Zone& zone, const std::string& pointer,
                     Errors& errors);

/// Who joins a hybrid session from home.
std::set<DelegationId> joining_online(const Invitations& invitations);

/// Sends to `venue` whoever attends a session of that mode in person: all, or of a hybrid one all but those who join
/// online.
void send_to(const std::shared_ptr<const Venue>& venue, SessionMode mode, const Invitations& invitations,
             std::vector<Participant>& participants);

}  // namespace plenary::scheduler
