#include <algorithm>

#include "scheduler/rule/rules.hpp"

namespace plenary::scheduler {

namespace {

void loosen(const Constraint&, std::size_t session, ProblemChanges& changes) {
  for (const calendar::Date date : changes.session(session).days.left_out) {
    changes.add({"change.date-for", {{"session", title_or_id(changes.session(session))}, {"date", FullDate{date}}}},
                Price::reschedule, [session, date](ProgrammeProblem& changed) {
                  std::erase(changed.sessions[session].days.left_out, date);
                });
  }
}

/// Each of them by itself, or from the first to the last and how many.
Message name_of_rule(const std::vector<calendar::Date>& dates) {
  constexpr std::size_t most_named = 4;
  if (dates.size() > most_named) {
    return {"rule.left-out-many",
            {{"count", dates.size()}, {"first", FullDate{dates.front()}}, {"last", FullDate{dates.back()}}}};
  }
  std::vector<Message> days;
  for (const calendar::Date date : dates) days.push_back({"day.date", {{"date", FullDate{date}}}});
  return {"rule.left-out", {{"dates", days}}};
}

}  // namespace

Constraint left_out_rule(const SessionView& view, const std::vector<calendar::Date>& dates) {
  Constraint rule{RuleCode::left_out, name_of_rule(dates),
                  view.where_days([&](auto first, auto last) { return keeps_clear_of(dates, first, last); })};
  rule.loosen = loosen;
  return rule;
}

bool keeps_clear_of(const std::vector<calendar::Date>& dates, calendar::Date first, calendar::Date last) noexcept {
  const auto next = std::ranges::lower_bound(dates, first);
  return next == dates.end() || last < *next;
}

Message allowing(calendar::Date date) { return {"change.date", {{"date", FullDate{date}}}}; }

}  // namespace plenary::scheduler
