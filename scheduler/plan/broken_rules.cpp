#include "scheduler/plan/broken_rules.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <string_view>
#include <utility>

#include "scheduler/plan/attempt.hpp"
#include "scheduler/plan/names.hpp"
#include "scheduler/plan/rules.hpp"
#include "scheduler/rule/rules.hpp"

namespace plenary::scheduler {

namespace {

/// What rules about rooms are called.
constexpr std::array<std::string_view, 7> about_rooms{"rule.room",          "rule.room-with",  "rule.pinned-room",
                                                      "rule.room-conflict", "rule.room-there", "rule.room-around",
                                                      "rule.same-room"};

/// "attendance:LY" of "attendance LY", so that it can be typed as one word.
std::string code_of(const Constraint& rule) {
  std::string name = certificate_name(rule);
  if (const auto blank = name.find(' '); blank != std::string::npos) name[blank] = ':';
  return name;
}

/// "one-at-a-time" of "rule.one-at-a-time".
std::string code_of(const ProgrammeRule& rule) { return rule.name.code.substr(rule.name.code.find('.') + 1); }

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
      for (const Constraint& rule : constraints_of(programme_, i, calendars_.view(i))) {
        if (rule.allowed.contains(slots_[i])) continue;
        broken_.push_back({code_of(rule), of_session(rule.name, programme_.sessions[i]), {i}});
      }
    }
    std::vector<const ProgrammeRule*> joint;
    for (const ProgrammeRule& rule : rules_) {
      if (!awaits_room(rule)) joint.push_back(&rule);
    }
    if (are_kept(joint)) return std::move(broken_);
    for (const ProgrammeRule* rule : joint) {
      if (!are_kept({rule})) broken_.push_back({code_of(*rule), rule->name, rule->sessions});
    }
    return std::move(broken_);
  }

 private:
  bool awaits_room(const ProgrammeRule& rule) const {
    return std::ranges::find(about_rooms, rule.name.code) != about_rooms.end() &&
           std::ranges::any_of(rule.sessions, [&](std::size_t session) {
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
