#include <algorithm>

#include "scheduler/rule/rules.hpp"

namespace plenary::scheduler {

namespace {

/// The delegation attends another sitting of the session than the rest.
void invite_to_second_sitting(std::size_t session, const Delegation& who, ProblemChanges& changes) {
  changes.add({"change.second-sitting", {{"session", title_or_id(changes.session(session))}, {"delegation", who.name}}},
              Price::hold_twice, [session, id = who.id](ProgrammeProblem& changed) {
                PlannedSession twin = changed.sessions[session];
                twin.id.value += "-second-sitting";
                for (std::string* title : {&twin.title.en, &twin.title.fr, &twin.title.pt, &twin.title.ar}) {
                  if (!title->empty()) *title += " (2)";
                }
                twin.quorum = {};
                twin.pin = {};
                twin.published.reset();
                std::erase_if(twin.participants, [&](const Participant& one) {
                  return one.role >= Role::required && one.delegation->id != id;
                });
                std::erase_if(changed.sessions[session].participants,
                              [&](const Participant& one) { return one.delegation->id == id; });
                changed.sessions.push_back(std::move(twin));
              });
}

void loosen(const Constraint& rule, std::size_t session, ProblemChanges& changes) {
  const Participant& who = changes.session(session).participants[*rule.participant];
  if (!who.around.empty()) {
    changes.add({"change.no-around", {{"delegation", who.delegation->name}}}, Price::delegate,
                [id = who.delegation->id](ProgrammeProblem& changed) {
                  for (PlannedSession& one : changed.sessions) {
                    for (Participant& invited : one.participants) {
                      if (invited.delegation->id == id) leave_no_time_around(invited);
                    }
                  }
                });
  }
  for (auto& [what, words] : waivers_for(*who.delegation)) {
    changes.add(std::move(words), Price::waive, [waived = what, id = who.delegation->id](ProgrammeProblem& changed) {
      changed.waivers.push_back({id, waived, {}});
    });
  }
  prefer(session, who.delegation->id.value, changes);
  if (who.role == Role::required) invite_to_second_sitting(session, *who.delegation, changes);
}

}  // namespace

Constraint attendance_rule(const SessionView& view, std::size_t participant) {
  const Participant& who = view.participants()[participant];
  const std::vector<MessageArgument> words{{"delegation", who.delegation->name},
                                           {"role", within({"role." + std::string{name_of(who.role)}, {}})}};
  Constraint rule{
      RuleCode::attendance, {"rule.attendance", words}, view.free(participant), who.delegation->id.value, participant};
  rule.given_up = {"change.prefer", words};
  rule.loosen = loosen;
  return rule;
}

}  // namespace plenary::scheduler
