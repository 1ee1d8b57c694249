#pragma once

#include <string>
#include <vector>

#include "calendar/civil/time.hpp"
#include "scheduler/model/delegation.hpp"

namespace plenary::server {

/// The places whose clocks show the same at one instant.
struct LocalTimeGroup {
  calendar::LocalTime local;
  calendar::UtcOffset offset;
  std::vector<std::string> places;  ///< sorted, each once
  friend bool operator==(const LocalTimeGroup&, const LocalTimeGroup&) = default;
};

/// `instant` on the clocks of `seats`, westernmost first.
std::vector<LocalTimeGroup> local_times(const std::vector<const scheduler::Seat*>& seats, calendar::Instant instant);

/// "12:00 Abidjan, Accra, Dakar · 14:00 Brussels, Paris", with "+1 day" where the date differs from `reference`.
std::string local_times_line(const std::vector<LocalTimeGroup>& groups, calendar::Date reference);

/// The same as a table, one group a line, wrapped at `width` columns.
std::string local_times_table(const std::vector<LocalTimeGroup>& groups, calendar::Date reference, std::size_t width);

/// "Wednesday 16 September 2020".
std::string long_date(calendar::Date date);
/// "Wed 16 Sep".
std::string short_date(calendar::Date date);
/// "September 2020".
std::string month_and_year(calendar::Date date);

/// `words` joined by ", " and wrapped at `width` columns, later lines indented by `indent` blanks.
std::string wrapped(const std::vector<std::string>& words, std::size_t indent, std::size_t width);

}  // namespace plenary::server
