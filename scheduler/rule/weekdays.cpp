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
  Constraint rule{RuleCode::weekdays, {"rule.weekdays", {{"days", names}}}, view.where([&](auto start, auto end) {
                    return lies_on(weekdays, start, end);
                  })};
  rule.loosen = loosen;
  return rule;
}

bool lies_on(Weekdays weekdays, calendar::LocalTime start, calendar::LocalTime end) noexcept {
  // Where clocks are set back it may end before it began by the clock: the day on which it begins counts.
  auto day = std::chrono::floor<calendar::days>(start);
  do {
    if (!weekdays.test(calendar::weekday_of(calendar::date_of(day)).c_encoding())) return false;
    day += calendar::days{1};
  } while (day < end);
  return true;
}

Message allowing(calendar::weekday day) { return {"change.weekday", {{"weekday", weekday_word(day)}}}; }

}  // namespace plenary::scheduler
