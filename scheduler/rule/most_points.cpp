#include "scheduler/rule/rules.hpp"

namespace plenary::scheduler {

namespace {

void loosen(const Constraint&, std::size_t session, ProblemChanges& changes) {
  changes.add({"change.any-burden", {{"session", title_or_id(changes.session(session))}}}, Price::waive,
              [session](ProgrammeProblem& changed) { changed.sessions[session].most_points = std::nullopt; });
}

}  // namespace

Constraint most_points_rule(const SessionView& view, int points) {
  SlotSet allowed(view.grid().size(), true);
  for (std::size_t p = 0; p < view.participants().size(); ++p) {
    const Participant& who = view.participants()[p];
    if (!who.counts_fairly()) continue;
    view.free(p).for_each([&](Slot slot) {
      if (carries_too_much(who, true, view.unweighted(p, slot), points)) allowed.erase(slot);
    });
  }
  Constraint rule{RuleCode::most_points, {"rule.most-points", {{"count", points}}}, std::move(allowed)};
  rule.given_up = {"change.more-points", {{"count", points}}};
  rule.loosen = loosen;
  return rule;
}

bool carries_too_much(const Participant& who, bool attends, Burden unweighted, int points) noexcept {
  return attends && who.counts_fairly() && unweighted > Burden::of_points(points);
}

}  // namespace plenary::scheduler
