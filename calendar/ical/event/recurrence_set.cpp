#include "calendar/ical/event/recurrence_set.hpp"

#include <algorithm>

namespace plenary::calendar::ical {

RecurrenceStarts starts_within(const Recurrence& recurrence, const RecurrenceStart& start, Interval<LocalTime> window,
                               const RecurrenceLimits& limits) {
  RecurrenceStarts found;
  const auto add = [&](LocalTime time) {
    if (window.contains(time)) found.times.push_back(time);
  };
  if (recurrence.rule) {
    RecurrenceExpander expander{*recurrence.rule, start, limits};
    expander.stop_before(window.end);
    expander.skip_to(window.start);
    while (const auto time = expander.next()) add(*time);
    found.end = expander.end();
    found.periods_examined = expander.periods_examined();
  } else {
    add(local_time(start));
    found.end = RecurrenceEnd::count;
  }
  for (const LocalTime time : recurrence.added) add(time);

  std::ranges::sort(found.times);
  found.times.erase(std::unique(found.times.begin(), found.times.end()), found.times.end());
  if (!recurrence.excluded.empty()) {
    auto excluded = recurrence.excluded;
    std::ranges::sort(excluded);
    std::erase_if(found.times, [&](LocalTime time) { return std::ranges::binary_search(excluded, time); });
  }
  return found;
}

}  // namespace plenary::calendar::ical
