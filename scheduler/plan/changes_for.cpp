#include "scheduler/plan/changes_for.hpp"

#include <algorithm>

namespace plenary::scheduler {

namespace {

/// Whatever else is at odds in a window, another day may have room for it.
void widen_window(std::size_t number, ProblemChanges& changes) {
  const PlannedSession& session = changes.session(number);
  const auto widen = [&](std::string_view code, calendar::Date day, auto apply) {
    changes.add({code, {{"session", title_or_id(session)}, {"date", FullDate{day}}}}, Price::reschedule, apply);
  };
  const calendar::Date later = moved(session.window.last, 1);
  widen("change.day-later", later, [number, later](ProgrammeProblem& changed) {
    changed.sessions[number].window.last = later;
    changed.window.last = std::max(changed.window.last, later);
  });
  const calendar::Date earlier = moved(session.window.first, -1);
  widen("change.day-earlier", earlier, [number, earlier](ProgrammeProblem& changed) {
    changed.sessions[number].window.first = earlier;
    changed.window.first = std::min(changed.window.first, earlier);
  });
}

}  // namespace

std::vector<ProblemChange> changes_for(const ProgrammeProblem& programme, const FoundConflict& conflict) {
  ProblemChanges changes{programme};
  for (const ProgrammeRule& rule : conflict.rules) {
    if (rule.loosen) rule.loosen(conflict.sessions, changes);
  }
  for (const std::size_t session : conflict.sessions) widen_window(session, changes);
  return changes.take();
}

}  // namespace plenary::scheduler
