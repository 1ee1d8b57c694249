#pragma once

#include <functional>

#include "scheduler/model/programme.hpp"

/// Who is invited, changed as a document states it. Private to scheduler/programme.
namespace plenary::scheduler {

/// The delegation is invited to the session of `wish` in that role. What the programme says for all its sessions, the
/// session then says for itself.
void invite_as(Role role, const DelegationId& id, const Programme& programme, Wish& wish);

/// Nothing lies around the delegation's busy times any more, nor around its delegates', likewise.
void leave_no_time_around(const DelegationId& id, const Programme& programme, Wish& wish);

/// `invitations` without those for whom `is_out` holds: a set that has some of them becomes its other members.
Invitations invitations_without(const Invitations& invitations, const Dialogue& dialogue,
                                const std::function<bool(const DelegationId&)>& is_out);

}  // namespace plenary::scheduler
