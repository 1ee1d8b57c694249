#include "calendar/ical/import/busy_times.hpp"

#include <utility>

namespace plenary::calendar::ical {

Checked<BusyTimes> read_busy_times(std::string_view text, const ImportOptions& options) {
  auto imported = import_calendar(text, options);
  if (!imported) return unexpected(std::move(imported.error()));
  std::vector<Interval<Instant>> busy;
  std::vector<Interval<Instant>> tentative;
  // `merge_busy` has left no overlap: each instant has one type.
  for (const BusyPeriod& period : imported->busy) {
    (period.type == BusyType::tentative ? tentative : busy).push_back(period.span);
  }
  return BusyTimes{IntervalSet<Instant>{std::move(busy)}, IntervalSet<Instant>{std::move(tentative)},
                   std::move(imported->zones), std::move(imported->problems)};
}

}  // namespace plenary::calendar::ical
