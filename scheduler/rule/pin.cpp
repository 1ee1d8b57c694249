#include "scheduler/rule/rules.hpp"

namespace plenary::scheduler {

namespace {

void loosen(const Constraint&, std::size_t session, ProblemChanges& changes) { unpin(session, changes); }

}  // namespace

void unpin(std::size_t session, ProblemChanges& changes) {
  changes.add({"change.unpin", {{"session", title_or_id(changes.session(session))}}}, Price::reschedule,
              [session](ProgrammeProblem& changed) { changed.sessions[session].pin = {}; });
}

Constraint pin_rule(const SessionView& view, calendar::LocalTime start) {
  Constraint rule{
      RuleCode::pin,
      {"rule.pin", {{"date", FullDate{calendar::date_of(start)}}, {"time", Clock{calendar::time_of_day(start)}}}},
      view.where([&](auto begin, auto) { return begin == start; })};
  rule.loosen = loosen;
  return rule;
}

}  // namespace plenary::scheduler
