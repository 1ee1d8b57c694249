#include "scheduler/model/times.hpp"

namespace plenary::scheduler {

calendar::Interval<calendar::Instant> instants_of(const BusyTime& time, const calendar::Zone& otherwise) {
  const calendar::Zone& where = time.zone ? *time.zone : otherwise;
  return {*calendar::to_instant(where, time.from, calendar::ResolvePolicy::earlier),
          *calendar::to_instant(where, time.to, calendar::ResolvePolicy::later)};
}

bool PreferredTimes::contains(calendar::LocalTime local) const noexcept {
  const auto day = std::chrono::floor<calendar::days>(local);
  const auto since = local - day;
  if (!weekdays.empty()) {
    const calendar::weekday weekday{calendar::sys_days{day.time_since_epoch()}};
    if (!weekdays.contains(weekday.c_encoding())) return false;
  }
  return !hours || is_within(*hours, std::chrono::duration_cast<calendar::TimeOfDay>(since));
}

}  // namespace plenary::scheduler
