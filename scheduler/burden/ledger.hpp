#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/civil/time.hpp"
#include "scheduler/burden/burden.hpp"
#include "scheduler/model/dialogue.hpp"
#include "scheduler/model/role.hpp"

namespace plenary::scheduler {

/// What one session asked of one delegation by inviting it, whether or not it came.
struct LedgerEntry {
  DelegationId delegation;
  Role role = Role::required;
  Burden burden;  ///< with the weight of the role; 0 to `Ledger::most_points_an_entry`
  friend bool operator==(const LedgerEntry&, const LedgerEntry&) = default;
};

/// A session that has been. A delegation that is not among the entries was not invited.
struct PastSession {
  std::string id;
  std::optional<calendar::Date> date;
  std::vector<LedgerEntry> entries;  ///< each delegation once

  const LedgerEntry* find(std::string_view delegation) const noexcept;
  friend bool operator==(const PastSession&, const PastSession&) = default;
};

/// How much of a burden is remembered after each further session: `keep` of `of` parts, 1 ≤ keep ≤ of ≤ 1000.
struct Decay {
  int keep = 1;
  int of = 1;
  friend bool operator==(const Decay&, const Decay&) = default;
};

/// The burdens of the past, over invitations rather than attendance, so that those who drop out stay visible.
struct Ledger {
  static constexpr std::size_t most_sessions = 10'000;
  static constexpr int most_points_an_entry = 100'000;

  std::vector<PastSession> sessions;  ///< oldest first
  Decay decay;

  bool empty() const noexcept { return sessions.empty(); }
  friend bool operator==(const Ledger&, const Ledger&) = default;
};

/// What stands in the ledger for one delegation.
///
/// The session that was k sessions ago (the last one: k = 1) counts (keep ÷ of)^k, in millionths rounded down.
/// A country that joined later is credited, for each session before its first invitation, with the mean of what
/// its peers carried there, rounded down to a unit: those countries of its region that had joined by then, or of
/// all regions where its own had none. It so starts where its peers stand. Organisations are not credited.
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
