#include <map>
#include <string_view>
#include <utility>

#include "scheduler/rule/rules.hpp"

namespace plenary::scheduler {

namespace {

void hold_over_lunch(const Constraint&, std::size_t session, ProblemChanges& changes) {
  changes.add({"change.over-lunch", {{"session", title_or_id(changes.session(session))}}}, Price::arrange,
              [session](ProgrammeProblem& changed) { changed.sessions[session].over_lunch = true; });
}

void waive_own_lunch(const Constraint& rule, std::size_t session, ProblemChanges& changes) {
  const Delegation& who = *changes.session(session).participants[*rule.participant].delegation;
  changes.add({"change.waive-lunch", {{"delegation", who.name}}}, Price::delegate,
              [id = who.id](ProgrammeProblem& changed) { changed.waive_lunch.insert(id); });
}

SlotSet slots_beside(const ClockSpan& lunch, const calendar::Zone& zone, const TimeGrid& grid) {
  SlotSet allowed(grid.size());
  for (std::size_t i = 0; i < grid.size(); ++i) {
    const auto slot = static_cast<Slot>(i);
    if (leaves_free(lunch, zone, grid.span(slot))) allowed.insert(slot);
  }
  return allowed;
}

/// In a city people eat together.
Constraint shared_lunch(const ProgrammeProblem& programme, const PlannedSession& session, const SessionView& view) {
  const City& city = *programme.find_city(*session.city);
  const ClockSpan& lunch = *programme.lunch;
  Constraint rule{RuleCode::lunch,
                  {"rule.lunch", {{"from", Clock{lunch.start}}, {"to", Clock{lunch.end}}, {"city", city.name}}},
                  slots_beside(lunch, city.zone, view.grid())};
  rule.loosen = hold_over_lunch;
  return rule;
}

Constraints own_lunches(const ProgrammeProblem& programme, const SessionView& view) {
  const ClockSpan& lunch = *programme.lunch;
  std::map<std::string_view, SlotSet> by_zone;
  Constraints rules;
  for (std::size_t p = 0; p < view.participants().size(); ++p) {
    const Participant& who = view.participants()[p];
    if (!must_attend(who.role) || programme.waive_lunch.contains(who.delegation->id)) continue;
    const calendar::Zone& zone = who.place().zone;
    auto slots = by_zone.find(zone.id());
    if (slots == by_zone.end()) slots = by_zone.emplace(zone.id(), slots_beside(lunch, zone, view.grid())).first;
    SlotSet allowed = slots->second;
    for (std::size_t i = 0; i < view.grid().size() && !who.stays.empty(); ++i) {
      const auto slot = static_cast<Slot>(i);
      const calendar::Zone& there = who.place_at(view.grid().start(slot)).zone;
      if (there == zone) continue;
      allowed.set(slot, leaves_free(lunch, there, view.grid().span(slot)));
    }
    rules.push_back({RuleCode::lunch,
                     {"rule.own-lunch",
                      {{"delegation", who.delegation->name},
                       {"from", Clock{lunch.start}},
                       {"to", Clock{lunch.end}},
                       {"zone", zone.id()}}},
                     std::move(allowed),
                     who.delegation->id.value,
                     p});
    rules.back().loosen = waive_own_lunch;
  }
  return rules;
}

}  // namespace

Constraints lunch_rules(const ProgrammeProblem& programme, const PlannedSession& session, const SessionView& view) {
  if (!programme.lunch || session.over_lunch) return {};
  if (session.in_person()) return {shared_lunch(programme, session, view)};
  return session.keeps_lunch ? own_lunches(programme, view) : Constraints{};
}

bool leaves_free(const ClockSpan& lunch, const calendar::Zone& zone,
                 const calendar::Interval<calendar::Instant>& when) {
  const auto from = zone.to_local(when.start);
  const auto to = zone.to_local(when.end);
  for (calendar::LocalTime day = std::chrono::floor<calendar::days>(from); day < to; day += calendar::days{1}) {
    if (from < day + lunch.end && day + lunch.start < to) return false;
  }
  return true;
}

}  // namespace plenary::scheduler
