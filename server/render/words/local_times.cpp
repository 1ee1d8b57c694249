#include "server/render/words/local_times.hpp"

#include <fmt/format.h>

#include <map>
#include <set>

#include "calendar/civil/iso.hpp"
#include "server/render/words/catalogue.hpp"
#include "server/render/words/columns.hpp"

namespace plenary::server {

std::vector<LocalTimeGroup> local_times(const std::vector<const scheduler::Seat*>& seats, calendar::Instant instant,
                                        Language language) {
  std::map<calendar::UtcOffset, std::set<std::string>> places;
  for (const scheduler::Seat* seat : seats) places[seat->zone.offset_at(instant)].insert(seat->city_in(language));
  std::vector<LocalTimeGroup> groups;
  for (const auto& [offset, names] : places) {
    groups.push_back({calendar::LocalTime{instant.time_since_epoch() + offset}, offset, {names.begin(), names.end()}});
  }
  return groups;
}

std::string clock_text(calendar::LocalTime local, calendar::Date reference, Language language) {
  const Clock clock{calendar::time_of_day(local)};
  const auto days = (calendar::sys_days{calendar::date_of(local)} - calendar::sys_days{reference}).count();
  if (days == 0) return isolated(calendar::to_clock(clock.time), language);
  return in_words({"clock.other-day", {{"clock", clock}, {"days", fmt::format("{:+}", days)}}}, language);
}

std::string local_times_table(const std::vector<LocalTimeGroup>& groups, calendar::Date reference, std::size_t width,
                              Language language) {
  std::string table;
  for (const auto& group : groups) {
    const auto label = fmt::format("{}  {}  ", padded(clock_text(group.local, reference, language), 5),
                                   isolated("UTC" + calendar::to_offset(group.offset), language));
    std::vector<std::string> places;
    for (const std::string& place : group.places) places.push_back(isolated(place, language));
    table += label + wrapped(places, columns(label), width, language) + '\n';
  }
  return table;
}

}  // namespace plenary::server
