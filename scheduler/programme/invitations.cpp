#include "scheduler/programme/invitations.hpp"

#include <algorithm>
#include <set>

namespace plenary::scheduler {

void invite_as(Role role, const DelegationId& id, const Programme& programme, Wish& wish) {
  if (!wish.attendance) wish.attendance = programme.attendance;
  if (!wish.attendance) return;
  const auto named = std::ranges::find_if(*wish.attendance, [&](const Invitation& one) {
    const auto* code = std::get_if<DelegationId>(&one.whom);
    return code != nullptr && *code == id;
  });
  // Whom a set brings is named beside it: the code goes before the set.
  Invitation& invitation = named != wish.attendance->end() ? *named : wish.attendance->emplace_back();
  invitation.whom = id;
  invitation.role = role;
}

void leave_no_time_around(const DelegationId& id, const Programme& programme, Wish& wish) {
  if (!wish.attendance) wish.attendance = programme.attendance;
  if (!wish.attendance) return;
  for (Invitation& one : *wish.attendance) {
    const auto* code = std::get_if<DelegationId>(&one.whom);
    if (code == nullptr || *code != id) continue;
    one.around.reset();
    for (InvitedDelegate& delegate : one.delegates) delegate.around.reset();
  }
}

Invitations invitations_without(const Invitations& invitations, const Dialogue& dialogue,
                                const std::function<bool(const DelegationId&)>& is_out) {
  std::set<DelegationId> named;
  for (const Invitation& one : invitations) {
    if (const auto* code = std::get_if<DelegationId>(&one.whom)) named.insert(*code);
  }
  Invitations kept;
  for (const Invitation& one : invitations) {
    const auto* name = std::get_if<SetName>(&one.whom);
    const PartnerSet* set = name == nullptr ? nullptr : dialogue.find_set(name->set, name->as_of);
    if (set == nullptr) {
      if (name != nullptr || !is_out(std::get<DelegationId>(one.whom))) kept.push_back(one);
      continue;
    }
    if (std::ranges::none_of(set->members, is_out)) {
      kept.push_back(one);
      continue;
    }
    for (const DelegationId& member : set->members) {
      if (is_out(member) || !named.insert(member).second) continue;
      Invitation& invitation = kept.emplace_back(one);
      invitation.whom = member;
    }
  }
  return kept;
}

}  // namespace plenary::scheduler
