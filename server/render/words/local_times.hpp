#pragma once

#include <string>
#include <vector>

#include "calendar/civil/time.hpp"
#include "calendar/text.hpp"
#include "scheduler/model/delegation.hpp"

namespace plenary::server {

/// The places whose clocks show the same at one instant.
struct LocalTimeGroup {
  calendar::LocalTime local;
  calendar::UtcOffset offset;
  std::vector<std::string> places;  ///< sorted, each once
  friend bool operator==(const LocalTimeGroup&, const LocalTimeGroup&) = default;
};

/// `instant` on the clocks of `seats`, westernmost first; cities by their names in `language`.
std::vector<LocalTimeGroup> local_times(const std::vector<const scheduler::Seat*>& seats, calendar::Instant instant,
                                        Language language);

/// "14:00", or "01:00 +1 day" where it is another day than `reference`.
std::string clock_text(calendar::LocalTime local, calendar::Date reference, Language language);

/// One group a line, "14:00  UTC+02:00  Brussels, Paris", wrapped at `width` columns; "+1 day" where the date differs
/// from `reference`.
std::string local_times_table(const std::vector<LocalTimeGroup>& groups, calendar::Date reference, std::size_t width,
                              Language language);

}  // namespace plenary::server
