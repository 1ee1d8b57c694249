#pragma once

#include <optional>
#include <vector>

#include "calendar/message.hpp"
#include "scheduler/burden/day_plan.hpp"
#include "scheduler/model/burden_table.hpp"
#include "scheduler/model/ledger.hpp"
#include "scheduler/model/programme.hpp"

namespace plenary::scheduler {

/// A session of a programme that says nothing about burdens.
struct SkippedSession {
  SessionId id;
  Message because;  ///< "it has no clock time"
};

struct ProgrammeLedger {
  Ledger ledger;
  std::vector<SkippedSession> skipped;  ///< in the programme's order
};

/// The burdens of the programme's sessions, oldest first: of every delegation of the dialogue that a session
/// concerns, where it attends: at the place of a session in person, or from its first seat. Chairs and co-chairs count
/// as co-chair, hosts as host, all others as required. Counted are sessions that are confirmed or held, have a clock
/// time and begin before `before`.
ProgrammeLedger ledger_of(const Release& programme, const Dialogue& dialogue, const BurdenTable& table,
                          std::optional<calendar::Instant> before);

/// How `delegation` attends `session`, whose venue is `venue`: there, or online from its first seat.
Whereabouts lived_by(const PublicSession& session, const Venue* venue, const Delegation& delegation);

}  // namespace plenary::scheduler
