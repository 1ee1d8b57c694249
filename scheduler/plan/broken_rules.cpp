#include "scheduler/plan/broken_rules.hpp"

#include <algorithm>
#include <numeric>

#include "scheduler/plan/attempt.hpp"
#include "scheduler/plan/rules.hpp"

namespace plenary::scheduler {

namespace {

class Judge {
 public:
  Judge(const ProgrammeProblem& programme, const std::vector<PlannedPlace>& places)
      : programme_(programme),
        places_(places),
        calendars_(programme),
        rules_(rules_of_programme(programme, calendars_)) {
    for (const PlannedPlace& place : places) slots_.push_back(calendars_.grid().slot_at(place.when.start).value());
  }

  std::vector<BrokenRule> broken() {
    for (std::size_t i = 0; i < places_.size(); ++i) {
      for (const ProgrammeRule& rule : rules_of_session(programme_, calendars_, i)) {
        if (!rule.allowed->contains(slots_[i])) note(rule);
      }
    }
    std::vector<const ProgrammeRule*> joint;
    for (const ProgrammeRule& rule : rules_) {
      if (!awaits_room(rule)) joint.push_back(&rule);
    }
    if (are_kept(joint)) return std::move(broken_);
    for (const ProgrammeRule* rule : joint) {
      if (!are_kept({rule})) note(*rule);
    }
    return std::move(broken_);
  }

 private:
  void note(const ProgrammeRule& rule) { broken_.push_back({rule.kind, rule.words, rule.sessions, rule.delegation}); }

  bool awaits_room(const ProgrammeRule& rule) const {
    const bool about_rooms = rule.kind == RuleKind::room_need || rule.kind == RuleKind::room_conflict ||
                             (rule.kind == RuleKind::pin && !rule.allowed);
    return about_rooms && std::ranges::any_of(rule.sessions, [&](std::size_t session) {
             return programme_.sessions[session].in_person() && !places_[session].room;
           });
  }

  bool are_kept(const std::vector<const ProgrammeRule*>& rules) const {
    std::vector<std::size_t> sessions(places_.size());
    std::iota(sessions.begin(), sessions.end(), std::size_t{0});
    std::vector<SlotSet> allowed;
    for (const Slot slot : slots_) {
      allowed.emplace_back(calendars_.grid().size());
      allowed.back().insert(slot);
    }
    const Attempt attempt{programme_, calendars_, sessions, allowed, rules, false};
    return attempt.score(attempt.plan_of(places_)).feasible();
  }

  const ProgrammeProblem& programme_;
  const std::vector<PlannedPlace>& places_;
  ProgrammeCalendars calendars_;
  ProgrammeRules rules_;
  std::vector<Slot> slots_;
  std::vector<BrokenRule> broken_;
};

}  // namespace

std::vector<BrokenRule> broken_rules(const ProgrammeProblem& programme, const std::vector<PlannedPlace>& places) {
  if (places.empty()) return {};
  return Judge{programme, places}.broken();
}

}  // namespace plenary::scheduler
