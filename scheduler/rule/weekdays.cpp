#include "scheduler/rule/rules.hpp"
#include "scheduler/rule/weekday_word.hpp"

namespace plenary::scheduler {

namespace {

constexpr unsigned days_a_week = 7;

void loosen(const Constraint&, std::size_t session, ProblemChanges& changes) {
  const PlannedSession& one = changes.session(session);
  for (unsigned number = 1; number <= days_a_week; ++number) {
    const calendar::weekday day{number};
    if (one.days.weekdays->test(day.c_encoding())) continue;
    changes.add(
        {"change.weekday-for", {{"session", title_or_id(one)}, {"weekday", weekday_word(day)}}}, Price::reschedule,
        [session, day](ProgrammeProblem& changed) { changed.sessions[session].days.weekdays->set(day.c_encoding()); });
  }
}

}  // namespace

Constraint weekdays_rule(const SessionView& view, Weekdays weekdays) {
  std::vector<Message> names;
  for (unsigned number = 1; number <= days_a_week; ++number) {
    const calendar::weekday day{number};
    if (weekdays.test(day.c_encoding())) names.push_back({"day.week", {{"weekday", weekday_word(day)}}});
  }
  Constraint rule{RuleCode::weekdays, {"rule.weekdays", {{"days", names}}}, view.where_days([&](auto first, auto last) {
                    return lies_on(weekdays, first, last);
                  })};
  rule.loosen = loosen;
  return rule;
}

bool lies_on(Weekdays weekdays, calendar::Date first, calendar::Date last) noexcept {
  for (calendar::sys_days day{first}; day <= calendar::sys_days{last}; day += calendar::days{1}) {
    if (!weekdays.test(calendar::weekday{day}.c_encoding())) return false;
  }
  return true;
}

Message allowing(calendar::weekday day) { return {"change.weekday", {{"weekday", weekday_word(day)}}}; }

}  // namespace plenary::scheduler
