#pragma once

#include <vector>

#include "calendar/civil/interval.hpp"
#include "calendar/civil/time.hpp"
#include "calendar/civil/zone.hpp"
#include "calendar/message.hpp"
#include "scheduler/model/times.hpp"

namespace plenary::scheduler {

/// When a resource is there, ready to be asked for many stretches of time.
class TimesThere {
 public:
  /// `zone`: the clock by which its hours, days and busy times are meant, where these name no other.
  TimesThere(const Presence& presence, const calendar::Zone& zone);

  /// Whether it is there for all of `when`, which is not empty: hours hold of each day by itself.
  bool covers(const calendar::Interval<calendar::Instant>& when) const;

 private:
  std::optional<DateWindow> window_;
  std::optional<ClockSpan> hours_;
  calendar::Zone zone_;
  BusyTimes busy_;
};

/// "09:00–12:00", "8 June", "not 8 June, 09:00–12:00": what is said of the times, in this order.
std::vector<Message> words_for(const Presence& presence);

}  // namespace plenary::scheduler
