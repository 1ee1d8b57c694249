#include "scheduler/rule/rules.hpp"

#include <iterator>

namespace plenary::scheduler {

namespace {

void append(Constraints rules, Constraints& all) { std::move(rules.begin(), rules.end(), std::back_inserter(all)); }

void add_attendance(const SessionView& view, Constraints& all) {
  for (std::size_t p = 0; p < view.participants().size(); ++p) {
    if (must_attend(view.participants()[p].role)) all.push_back(attendance_rule(view, p));
  }
}

}  // namespace

Constraints day_rules(const SessionView& view, const DaysAllowed& days) {
  Constraints rules;
  if (days.weekdays && !days.weekdays->all()) rules.push_back(weekdays_rule(view, *days.weekdays));
  if (!days.left_out.empty()) rules.push_back(left_out_rule(view, days.left_out));
  return rules;
}

Constraints constraints_of(const Problem& problem, const Availability& availability) {
  const SessionView view{problem, availability};
  Constraints all;
  add_attendance(view, all);
  if (problem.hours) all.push_back(hours_rule(view, *problem.hours));
  append(day_rules(view, problem.days), all);
  append(quorum_rules(view, problem.quorum), all);
  if (problem.most_points) all.push_back(most_points_rule(view, *problem.most_points));
  if (auto floor = most_points_twice_rule(problem, availability)) all.push_back(std::move(*floor));
  if (auto floor = free_of_cost_rule(problem, availability)) all.push_back(std::move(*floor));
  return all;
}

Constraints constraints_of(const ProgrammeProblem& programme, std::size_t session, const SessionView& view) {
  const PlannedSession& planned = programme.sessions[session];
  Constraints all;
  const bool has_window = planned.window.first > programme.window.first || planned.window.last < programme.window.last;
  if (has_window) all.push_back(window_rule(view, planned.window));
  if (planned.deadline) all.push_back(deadline_rule(view, *planned.deadline));
  if (const auto& hours = planned.hours ? planned.hours : programme.hours) all.push_back(hours_rule(view, *hours));
  append(day_rules(view, planned.days), all);
  append(lunch_rules(programme, planned, view), all);
  add_attendance(view, all);
  append(quorum_rules(view, planned.quorum), all);
  if (planned.most_points) all.push_back(most_points_rule(view, *planned.most_points));
  append(interpretation_rules(programme, planned, view), all);
  append(presence_rules(programme, planned, view), all);
  if (planned.pin.start) all.push_back(pin_rule(view, *planned.pin.start));
  return all;
}

std::string certificate_name(const Constraint& rule) {
  std::string name{name_of(rule.rule)};
  return rule.subject.empty() ? name : name + ' ' + rule.subject;
}

}  // namespace plenary::scheduler
