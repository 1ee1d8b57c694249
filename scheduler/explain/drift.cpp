#include "scheduler/explain/drift.hpp"

#include "scheduler/burden/day_plan.hpp"
#include "scheduler/explain/reasons.hpp"

namespace plenary::scheduler {

using calendar::Date;
using calendar::days;
using calendar::Instant;
using calendar::LocalTime;
using calendar::sys_days;

namespace {

bool is_of_day(Circumstance what) noexcept {
  return what == Circumstance::rest_day || what == Circumstance::holiday || what == Circumstance::half_holiday ||
         what == Circumstance::tentative || what == Circumstance::near_tentative;
}

Burden of_hours(const DriftSession& session) { return session.burden - session.of_day; }

/// What a session is to a required delegation in its first seat.
DriftSession session_at(const Dialogue& dialogue, const BurdenTable& table, const Delegation& delegation, Date date,
                        calendar::Interval<Instant> span) {
  const Seat& seat = delegation.seats.front();
  const DayPlanner planner(
      dialogue, {&delegation, &seat}, table, {},
      {std::chrono::floor<days>(span.start) - days{1}, std::chrono::floor<days>(span.end) + days{2}});
  const std::int64_t weight = table.weight_of(Role::required);
  const auto weighted = [&](Burden burden) { return Burden::of_units(burden.units() / 100 * weight); };
  DriftSession session{date, seat.zone.to_local(span.start), {}, {}};
  for (const Reason& reason : reasons_of(planner, seat.zone, span)) {
    session.burden += weighted(reason.burden);
    if (!is_of_day(reason.what)) continue;
    session.of_day += weighted(reason.burden);
    session.day = circumstance_of(reason);
  }
  return session;
}

}  // namespace

Drift drift(const Dialogue& dialogue, const BurdenTable& table, const Delegation& delegation, const Series& series) {
  Drift result;
  result.delegation = &delegation;
  const Seat& seat = delegation.seats.front();
  const auto start_on = [&](Date date) {
    return *calendar::to_instant(series.zone, calendar::midnight(date) + series.start,
                                 calendar::ResolvePolicy::compatible);
  };
  for (sys_days day{series.first}; day <= sys_days{series.last}; day += series.every) {
    const Instant start = start_on(Date{day});
    result.sessions.push_back(session_at(dialogue, table, delegation, Date{day}, {start, start + series.duration}));
    result.total += result.sessions.back().burden;
  }
  LocalTime yesterday = seat.zone.to_local(start_on(series.first));
  std::size_t next = 0;  // the first session not before the day
  for (sys_days day = sys_days{series.first} + days{1}; day <= sys_days{series.last}; day += days{1}) {
    while (next < result.sessions.size() && sys_days{result.sessions[next].date} < day) ++next;
    const LocalTime today = seat.zone.to_local(start_on(Date{day}));
    if (today - yesterday != days{1}) {
      result.shifts.push_back({Date{day}, yesterday, today, of_hours(result.sessions[next - 1]),
                               next < result.sessions.size() ? of_hours(result.sessions[next]) : Burden{}});
    }
    yesterday = today;
  }
  return result;
}

}  // namespace plenary::scheduler
