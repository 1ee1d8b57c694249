#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "scheduler/model/burden.hpp"
#include "scheduler/model/dialogue.hpp"
#include "scheduler/model/ledger.hpp"
#include "scheduler/model/role.hpp"

namespace plenary::scheduler {

/// What stands in the ledger for one delegation.
///
/// The session that was k sessions ago (the last one: k = 1) counts (keep ÷ of)^k, in millionths rounded down.
/// A country that joined later is credited, for each session before its first invitation, with the mean of what
/// its peers carried there, rounded down to a unit: those of its regions that had joined by then, or all where these
/// had none. It so starts where its peers stand. Who counts in the total alone is not credited and is nobody's peer.
struct Account {
  DelegationId delegation;
  Burden carried;
  Burden credited;
  std::size_t invitations = 0;

  Burden balance() const noexcept { return carried + credited; }
  friend bool operator==(const Account&, const Account&) = default;
};

/// The accounts of `delegations`, in their order, as they stand when the next session is planned.
std::vector<Account> accounts(const Ledger& ledger, const Dialogue& dialogue,
                              std::span<const DelegationId> delegations);

/// What delegations carried in one role.
struct RoleSum {
  Role role = Role::required;
  Burden carried;
  std::size_t invitations = 0;
  friend bool operator==(const RoleSum&, const RoleSum&) = default;
};

/// By role, strongest first; only roles that occur.
std::vector<RoleSum> carried_by_role(const Ledger& ledger);

/// Whose turn it is among `regions`: first those that no session favoured, then those favoured longest ago; among
/// equals by name. A session favours the regions whose countries carried the least on average, unless all of
/// its regions carried the same.
std::vector<std::string> turns(const Ledger& ledger, const Dialogue& dialogue, std::vector<std::string> regions);

}  // namespace plenary::scheduler
