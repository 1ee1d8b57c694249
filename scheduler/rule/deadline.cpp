#include "scheduler/rule/rules.hpp"

namespace plenary::scheduler {

namespace {

void loosen(const Constraint&, std::size_t session, ProblemChanges& changes) {
  changes.add({"change.later-deadline", {{"session", title_or_id(changes.session(session))}}}, Price::reschedule,
              [session](ProgrammeProblem& changed) {
                calendar::Date& deadline = *changed.sessions[session].deadline;
                deadline = moved(deadline, 1);
              });
}

}  // namespace

Constraint deadline_rule(const SessionView& view, calendar::Date deadline) {
  Constraint rule{RuleCode::deadline,
                  {"rule.deadline", {{"date", FullDate{deadline}}}},
                  view.where([&](auto, auto end) { return ends_by(deadline, end); })};
  rule.loosen = loosen;
  return rule;
}

bool ends_by(calendar::Date deadline, calendar::LocalTime end) noexcept {
  return end <= calendar::midnight(deadline) + calendar::days{1};
}

}  // namespace plenary::scheduler
