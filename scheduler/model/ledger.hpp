#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/civil/time.hpp"
#include "scheduler/model/burden.hpp"
#include "scheduler/model/delegation.hpp"
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
  std::string table = {};            ///< the name of the burden table that counted the points; empty if not said

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
  /// The tables that counted its points, each once, sorted; an empty name stands for those that are not named.
  std::vector<std::string> tables() const;
  friend bool operator==(const Ledger&, const Ledger&) = default;
};

}  // namespace plenary::scheduler
