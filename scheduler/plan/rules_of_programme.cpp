#include "scheduler/plan/rules.hpp"

namespace plenary::scheduler {

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
