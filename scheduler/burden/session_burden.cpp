#include "scheduler/burden/session_burden.hpp"

namespace plenary::scheduler {

using calendar::days;
using calendar::Instant;
using calendar::Interval;
using calendar::LocalTime;

Burden session_burden(const Dialogue& dialogue, const Whereabouts& who, Role role, const BurdenTable& table,
                      Interval<Instant> span) {
  const calendar::Zone& zone = who.seat->zone;
  const DayPlanner planner(
      dialogue, who, table, {},
      {std::chrono::floor<days>(span.start) - days{1}, std::chrono::floor<days>(span.end) + days{2}});
  std::int64_t cost = 0;
  // [from, to) has one offset.
  const auto add = [&](Instant from, Instant to) {
    const auto offset = zone.offset_at(from);
    const Interval<LocalTime> local{LocalTime{from.time_since_epoch() + offset},
                                    LocalTime{to.time_since_epoch() + offset}};
    for (auto day = std::chrono::floor<days>(local.start); day < local.end; day += days{1}) {
      for (const DaySegment& segment : planner.plan(calendar::sys_days{day.time_since_epoch()})) {
        const auto shared = local.intersection({day + segment.span.start, day + segment.span.end});
        if (shared.empty()) continue;
        cost += segment.points() * std::chrono::duration_cast<std::chrono::minutes>(shared.length()).count();
      }
    }
  };
  Instant from = span.start;
  for (const auto& change : zone.transitions(span)) {
    add(from, change.at);
    from = change.at;
  }
  add(from, span.end);
  return Burden::of_units(cost * table.weight_of(role));
}

}  // namespace plenary::scheduler
