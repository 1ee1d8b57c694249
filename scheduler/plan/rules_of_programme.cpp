#include "scheduler/plan/engagements.hpp"
#include "scheduler/plan/names.hpp"
#include "scheduler/plan/rules.hpp"
#include "scheduler/rule/rules.hpp"

namespace plenary::scheduler {

ProgrammeRules rules_of_session(const ProgrammeProblem& programme, const ProgrammeCalendars& calendars,
                                std::size_t session) {
  ProgrammeRules rules;
  for (Constraint& rule : constraints_of(programme, session, calendars.view(session))) {
    ProgrammeRule stated{of_session(rule.name, programme.sessions[session]), {session}, std::move(rule.allowed)};
    stated.participant = rule.participant;
    if (rule.loosen != nullptr) {
      stated.loosen = [rule = std::move(rule), session](const Sessions&, ProblemChanges& changes) {
        rule.loosen(rule, session, changes);
      };
    }
    rules.push_back(std::move(stated));
  }
  return rules;
}

SlotSet allowed_starts(const ProgrammeProblem& programme, const ProgrammeCalendars& calendars, std::size_t session) {
  SlotSet allowed(calendars.grid().size(), true);
  for (const Constraint& rule : constraints_of(programme, session, calendars.view(session))) allowed &= rule.allowed;
  return allowed;
}

ProgrammeRules rules_of_programme(const ProgrammeProblem& programme, const ProgrammeCalendars& calendars) {
  ProgrammeRules rules;
  add_room_rules(programme, rules);
  add_delegation_rules(programme, rules);
  add_quorum_rules(programme, calendars, rules);
  add_resource_rules(programme, rules);
  add_relation_rules(programme, rules);
  return rules;
}

StatedRules::StatedRules(const ProgrammeProblem& programme, const ProgrammeCalendars& calendars)
    : together(rules_of_programme(programme, calendars)) {
  for (std::size_t i = 0; i < programme.sessions.size(); ++i) {
    starts.push_back(allowed_starts(programme, calendars, i));
  }
}

}  // namespace plenary::scheduler
