#include "scheduler/explain/drift.hpp"

#include "scheduler/burden/session_burden.hpp"

namespace plenary::scheduler {

using calendar::Date;
using calendar::days;
using calendar::Instant;
using calendar::LocalTime;
using calendar::sys_days;

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
    result.sessions.push_back(
        {Date{day}, seat.zone.to_local(start),
         session_burden(dialogue, delegation, seat, Role::required, table, {start, start + series.duration})});
    result.total += result.sessions.back().burden;
  }
  LocalTime yesterday = seat.zone.to_local(start_on(series.first));
  std::size_t next = 0;  // the first session not before the day
  for (sys_days day = sys_days{series.first} + days{1}; day <= sys_days{series.last}; day += days{1}) {
    while (next < result.sessions.size() && sys_days{result.sessions[next].date} < day) ++next;
    const LocalTime today = seat.zone.to_local(start_on(Date{day}));
    if (today - yesterday != days{1}) {
      result.shifts.push_back({Date{day}, yesterday, today, result.sessions[next - 1].burden,
                               next < result.sessions.size() ? result.sessions[next].burden : Burden{}});
    }
    yesterday = today;
  }
  return result;
}

}  // namespace plenary::scheduler
