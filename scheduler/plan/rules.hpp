#pragma once

#include <cstddef>
#include <vector>

#include "scheduler/plan/programme_calendars.hpp"
#include "scheduler/plan/rule.hpp"

namespace plenary::scheduler {

/// The rules about when session `session` can begin, whatever the others do.
ProgrammeRules rules_of_session(const ProgrammeProblem& programme, const ProgrammeCalendars& calendars,
                                std::size_t session);

/// The slots that all of them leave.
SlotSet allowed_starts(const ProgrammeProblem& programme, const ProgrammeCalendars& calendars, std::size_t session);

/// The rules about rooms and about sessions together: attendance, travel, online time, links, interpreters, relations.
/// They refer to both, which must outlive them.
ProgrammeRules rules_of_programme(const ProgrammeProblem& programme, const ProgrammeCalendars& calendars);

/// All of them, stated once for planning and for explaining. Refers to what it is given.
struct StatedRules {
  StatedRules(const ProgrammeProblem& programme, const ProgrammeCalendars& calendars);

  ProgrammeRules together;      ///< those of the programme
  std::vector<SlotSet> starts;  ///< by session: what its own leave
};

// Parts of the rules of a programme.

/// Cities, seats and features, and one session at a time in each room.
void add_room_rules(const ProgrammeProblem& programme, ProgrammeRules& rules);
/// What each delegation's people can do at once and in a day.
void add_delegation_rules(const ProgrammeProblem& programme, ProgrammeRules& rules);
/// Quorums beside other sessions. The rules refer to `calendars`.
void add_quorum_rules(const ProgrammeProblem& programme, const ProgrammeCalendars& calendars, ProgrammeRules& rules);
/// Interpreters and links.
void add_resource_rules(const ProgrammeProblem& programme, ProgrammeRules& rules);
void add_relation_rules(const ProgrammeProblem& programme, ProgrammeRules& rules);

/// The indices of the programme's rooms that the session can use; of an online session none.
std::vector<std::size_t> rooms_for(const ProgrammeProblem& programme, const PlannedSession& session);

}  // namespace plenary::scheduler
