#include "server/render/words/local_times.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "calendar/civil/iso.hpp"

namespace plenary::server {

using calendar::Date;

namespace {

constexpr std::string_view month_names[] = {"January", "February", "March",     "April",   "May",      "June",
                                            "July",    "August",   "September", "October", "November", "December"};
constexpr std::string_view day_names[] = {"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};

/// "14:00", or "01:00 +1 day" when it is another day there than in the reference zone.
std::string clock(const LocalTimeGroup& group, Date reference) {
  const auto shown = calendar::to_clock(calendar::time_of_day(group.local));
  const auto days = (calendar::sys_days{calendar::date_of(group.local)} - calendar::sys_days{reference}).count();
  return days == 0 ? shown : fmt::format("{} {:+} day", shown, days);
}

/// Columns of a UTF-8 text, counting code points: the names hold no wide or combining characters.
std::size_t columns(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

}  // namespace

std::vector<LocalTimeGroup> local_times(const std::vector<const scheduler::Seat*>& seats, calendar::Instant instant) {
  std::map<calendar::UtcOffset, std::set<std::string>> places;
  for (const scheduler::Seat* seat : seats) places[seat->zone.offset_at(instant)].insert(seat->city);
  std::vector<LocalTimeGroup> groups;
  for (const auto& [offset, names] : places) {
    groups.push_back({calendar::LocalTime{instant.time_since_epoch() + offset}, offset, {names.begin(), names.end()}});
  }
  return groups;
}

std::string local_times_line(const std::vector<LocalTimeGroup>& groups, Date reference) {
  std::string line;
  for (const auto& group : groups) {
    line += fmt::format("{}{} {}", line.empty() ? "" : " · ", clock(group, reference), fmt::join(group.places, ", "));
  }
  return line;
}

std::string local_times_table(const std::vector<LocalTimeGroup>& groups, Date reference, std::size_t width) {
  std::string table;
  for (const auto& group : groups) {
    const auto label = fmt::format("{:<5}  UTC{}  ", clock(group, reference), calendar::to_offset(group.offset));
    table += label + wrapped(group.places, columns(label), width) + '\n';
  }
  return table;
}

std::string long_date(Date date) {
  return fmt::format("{} {} {} {}", day_names[calendar::weekday_of(date).c_encoding()],
                     static_cast<unsigned>(date.day()), month_names[static_cast<unsigned>(date.month()) - 1],
                     static_cast<int>(date.year()));
}

std::string short_date(Date date) {
  return fmt::format("{} {} {}", day_names[calendar::weekday_of(date).c_encoding()].substr(0, 3),
                     static_cast<unsigned>(date.day()),
                     month_names[static_cast<unsigned>(date.month()) - 1].substr(0, 3));
}

std::string month_and_year(Date date) {
  return fmt::format("{} {}", month_names[static_cast<unsigned>(date.month()) - 1], static_cast<int>(date.year()));
}

std::string wrapped(const std::vector<std::string>& words, std::size_t indent, std::size_t width) {
  std::string text;
  std::size_t column = indent;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string word = words[i] + (i + 1 < words.size() ? "," : "");
    const std::size_t needed = columns(word) + (text.empty() ? 0 : 1);
    if (!text.empty() && column + needed > width) {
      text += '\n' + std::string(indent, ' ');
      column = indent;
    } else if (!text.empty()) {
      text += ' ';
      ++column;
    }
    text += word;
    column += columns(word);
  }
  return text;
}

}  // namespace plenary::server
