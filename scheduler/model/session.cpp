#include "scheduler/model/session.hpp"

namespace plenary::scheduler {

namespace {

using calendar::Instant;
using calendar::Interval;

/// The reader refuses clock readings that are not unique, so the policy matters only for midnights
/// that a clock change skips: the day then begins when the clock first shows it.
Instant instant_of(const calendar::Zone& zone, calendar::LocalTime local) {
  return calendar::to_instant(zone, local, calendar::ResolvePolicy::compatible).value();
}

struct Cover {
  std::optional<Interval<Instant>> operator()(const Unscheduled&) const { return std::nullopt; }
  std::optional<Interval<Instant>> operator()(const DateRange& range) const {
    const calendar::Date after_last{calendar::sys_days{range.last} + calendar::days{1}};
    return Interval<Instant>{instant_of(range.zone, calendar::midnight(range.first)),
                             instant_of(range.zone, calendar::midnight(after_last))};
  }
  std::optional<Interval<Instant>> operator()(const ClockTime& clock) const {
    return Interval<Instant>{instant_of(clock.zone, clock.start), instant_of(clock.zone, clock.end)};
  }
};

}  // namespace

std::optional<Interval<Instant>> instants(const When& when) { return std::visit(Cover{}, when); }

}  // namespace plenary::scheduler
