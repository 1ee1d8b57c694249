#include "scheduler/burden/programme_ledger.hpp"

#include <algorithm>

#include "scheduler/burden/session_burden.hpp"
#include "scheduler/burden/venue.hpp"

namespace plenary::scheduler {

namespace {

using calendar::Instant;
using calendar::Interval;

/// Why the session does not count; empty if it does.
Message reason_to_skip(const PublicSession& session, std::optional<Instant> before) {
  if (session.status != SessionStatus::confirmed && session.status != SessionStatus::held)
    return {"skipped.not-confirmed", {}};
  if (!std::holds_alternative<ClockTime>(session.when)) return {"skipped.no-clock-time", {}};
  if (before && !(instants(session.when)->start < *before)) return {"skipped.not-before-session", {}};
  return {};
}

Role role_in(const PublicSession& session, const DelegationId& id) {
  const auto names = [&](const std::vector<DelegationId>& ids) {
    return std::find(ids.begin(), ids.end(), id) != ids.end();
  };
  if (names(session.chairs) || names(session.co_chairs)) return Role::co_chair;
  return names(session.hosts) ? Role::host : Role::required;
}

}  // namespace

Whereabouts lived_by(const PublicSession& session, const Venue* venue, const Delegation& delegation) {
  const bool travels = venue != nullptr && !std::ranges::binary_search(session.online, delegation.id);
  return {&delegation, travels ? &venue->seat : &delegation.seats.front(), travels ? venue : nullptr};
}

ProgrammeLedger ledger_of(const Release& programme, const Dialogue& dialogue, const BurdenTable& table,
                          std::optional<Instant> before) {
  struct Dated {
    Instant start;
    PastSession session;
  };
  std::vector<Dated> dated;
  ProgrammeLedger result;
  for (const PublicSession& session : programme.sessions) {
    if (auto because = reason_to_skip(session, before); !because.empty()) {
      result.skipped.push_back({session.id, std::move(because)});
      continue;
    }
    const Interval<Instant> span = *instants(session.when);
    PastSession past{session.id.value, calendar::date_of(std::get<ClockTime>(session.when).start), {}, table.name()};
    const auto venue = venue_of(session, dialogue);
    for (const Delegation& delegation : dialogue.delegations) {
      if (!concerns(session, dialogue, delegation.id)) continue;
      const Role role = role_in(session, delegation.id);
      past.entries.push_back({delegation.id, role,
                              session_burden(dialogue, lived_by(session, venue.get(), delegation), role, table, span)});
    }
    dated.push_back({span.start, std::move(past)});
  }
  std::stable_sort(dated.begin(), dated.end(), [](const Dated& a, const Dated& b) { return a.start < b.start; });
  for (Dated& one : dated) result.ledger.sessions.push_back(std::move(one.session));
  return result;
}

}  // namespace plenary::scheduler
