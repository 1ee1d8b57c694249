#include <algorithm>

#include "scheduler/rule/rules.hpp"

namespace plenary::scheduler {

namespace {

void loosen(const Constraint&, std::size_t session, ProblemChanges& changes) {
  using calendar::TimeOfDay;
  using std::chrono::hours;
  const PlannedSession& one = changes.session(session);
  const ClockSpan present = one.hours ? *one.hours : *changes.programme().hours;
  const TimeOfDay start = std::max(TimeOfDay{0}, TimeOfDay{present.start - hours{1}});
  // Hours that pass midnight are half a day long at most, as documents can say them; others end with their day.
  const TimeOfDay latest = present.end > midnight_after ? std::max(present.end, start + hours{12}) : midnight_after;
  const ClockSpan wider{start, std::min(latest, TimeOfDay{present.end + hours{1}})};
  changes.add({"change.wider-hours",
               {{"session", title_or_id(one)}, {"from", Clock{wider.start}}, {"to", Clock{end_on_clock(wider)}}}},
              Price::reschedule,
              [session, wider](ProgrammeProblem& changed) { changed.sessions[session].hours = wider; });
}

}  // namespace

Constraint hours_rule(const SessionView& view, const ClockSpan& hours) {
  const std::vector<MessageArgument> words{
      {"from", Clock{hours.start}}, {"to", Clock{end_on_clock(hours)}}, {"zone", view.zone().id()}};
  Constraint rule{RuleCode::hours, {"rule.hours", words}, view.where([&](auto start, auto end) {
                    return lies_within(hours, start, end);
                  })};
  rule.given_up = {"change.any-hours", words};
  rule.loosen = loosen;
  return rule;
}

bool lies_within(const ClockSpan& hours, calendar::LocalTime start, calendar::LocalTime end) noexcept {
  const auto within_those_of = [&](calendar::LocalTime day) {
    return day + hours.start <= start && end <= day + hours.end;
  };
  const calendar::LocalTime day = std::chrono::floor<calendar::days>(start);
  return within_those_of(day) || (hours.end > midnight_after && within_those_of(day - calendar::days{1}));
}

}  // namespace plenary::scheduler
