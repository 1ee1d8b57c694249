#include <algorithm>
#include <utility>

#include "scheduler/plan/axis.hpp"
#include "scheduler/plan/engagements.hpp"
#include "scheduler/plan/names.hpp"
#include "scheduler/plan/rules.hpp"
#include "scheduler/rule/rules.hpp"
#include "scheduler/timetable/constraint/programme_constraints.hpp"

namespace plenary::scheduler {

namespace {

/// A delegation that a quorum counts on, and what else needs its people.
struct Relied {
  std::size_t participant = 0;
  Sessions engaged;
  int people = 1;
};

std::vector<Counted> counted(const std::vector<Relied>& relied, const ProgrammeCalendars& calendars,
                             std::size_t session, const Cast& cast) {
  std::vector<Counted> result;
  for (const Relied& one : relied) {
    result.push_back(
        {cast.axis->grains_of(calendars.free(session, one.participant)), cast.meetings(one.engaged), one.people});
  }
  return result;
}

void add_quorum(const ProgrammeProblem& programme, const Engagements& engagements, const ProgrammeCalendars& calendars,
                std::size_t session, const QuorumPart& part, ProgrammeRules& rules) {
  std::vector<Relied> relied;
  Sessions sessions{session};
  const auto& participants = programme.sessions[session].participants;
  for (std::size_t p = 0; p < participants.size(); ++p) {
    const Delegation& delegation = *participants[p].delegation;
    if (!part.counts(delegation)) continue;
    const auto engaged = engagements.find(delegation.id.value);
    relied.push_back({p, engaged == engagements.end() ? Sessions{} : engaged->second.must_attend,
                      programme.people_of(delegation.id)});
    sessions.insert(sessions.end(), relied.back().engaged.begin(), relied.back().engaged.end());
  }
  std::ranges::sort(sessions);
  sessions.erase(std::unique(sessions.begin(), sessions.end()), sessions.end());
  if (sessions.size() < 2) return;
  const Message alone = of_session(quorum_name(part, participants), programme.sessions[session]);
  const Message name{"rule.quorum-beside", {{"rule", within(alone)}}};
  auto make = [name, session, least = part.least, relied = std::move(relied),
               &calendars](const Cast& cast) -> std::unique_ptr<TimetableConstraint> {
    if (!cast.meeting_of[session]) return nullptr;
    return quorum_in_plan({name.code}, *cast.meeting_of[session], counted(relied, calendars, session, cast), least);
  };
  auto loosen = [session](const Sessions&, ProblemChanges& changes) { drop_quorum(session, changes); };
  rules.push_back({name, std::move(sessions), {}, std::move(make), std::move(loosen)});
}

}  // namespace

void add_quorum_rules(const ProgrammeProblem& programme, const ProgrammeCalendars& calendars, ProgrammeRules& rules) {
  const Engagements engagements = engagements_of(programme);
  for (std::size_t i = 0; i < programme.sessions.size(); ++i) {
    for (const QuorumPart& part : parts_of(programme.sessions[i].quorum)) {
      add_quorum(programme, engagements, calendars, i, part, rules);
    }
  }
}

}  // namespace plenary::scheduler
