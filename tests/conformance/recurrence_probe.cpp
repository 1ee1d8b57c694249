// Draws recurrence rules and says when they occur. The other programs of this topic expand the same
// rules with libraries that have never seen ours and compare.
//
// Usage: recurrence_probe FOLDER. Writes FOLDER/rules.tsv with the columns start, "on" where the rule itself
// names the start, "free" where it may not, "odd" where clocks repeat one of the occurrences or skip what would be one
// (§3.3.10: such are ignored), zone ("date" for
// whole days, "floating"), rule, the first occurrences, separated by spaces and followed by "." where there are no
// others; and FOLDER/zones.ics with the zones.
#include <algorithm>
#include <array>
#include <exception>
#include <fstream>
#include <initializer_list>
#include <iostream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "calendar/civil/zone.hpp"
#include "calendar/ical/zone/vtimezone.hpp"
#include "tests/property/calendar/recurrence_random.hpp"

namespace {

using namespace plenary::calendar;
using namespace plenary::calendar::ical;
using namespace plenary::calendar::ical::testing;

constexpr int rules = 20'000;
constexpr std::size_t most_occurrences = 12;

// With summer time, without, with the clocks of another hemisphere and of Ramadan, and by the half hour.
constexpr std::array<std::string_view, 6> zones{"Europe/Brussels", "America/New_York",  "Etc/UTC",
                                                "Asia/Kolkata",    "Africa/Casablanca", "Australia/Lord_Howe"};

/// How far a rule is followed, in days by frequency: it must occur a few times, and others are slow to search.
constexpr std::array<int, 7> days_followed{0, 10, 60, 1'100, 1'500, 3'000, 8'800};

struct Drawn {
  RecurrenceRule rule;
  RecurrenceStart start;
  std::string zone;
  bool on_rule = false;
};

std::vector<WeekdayNumber> weekdays(std::initializer_list<unsigned> days, int nth = 0) {
  std::vector<WeekdayNumber> list;
  for (const unsigned day : days) list.push_back({weekday{day}, nth});
  return list;
}

/// A rule such as people make in their calendars.
RecurrenceRule plain_rule(Random& random) {
  RecurrenceRule rule;
  rule.frequency = static_cast<Frequency>(number(random, 3, 6));
  if (one_in(random, 2)) rule.interval = static_cast<std::uint32_t>(number(random, 1, 6));
  const auto day = static_cast<unsigned>(number(random, 0, 6));
  const int nth = one_in(random, 4) ? -1 : number(random, 1, 4);
  const int kind = number(random, 0, 4);
  switch (rule.frequency) {
    case Frequency::daily:
      if (kind == 0) rule.by_day = weekdays({1, 2, 3, 4, 5});
      if (kind == 1) rule.by_month = {number(random, 1, 6), number(random, 7, 12)};
      break;
    case Frequency::weekly:
      if (kind == 0) rule.by_day = weekdays({1, 2, 3, 4, 5});
      if (kind == 1) rule.by_day = weekdays({0, day == 0 ? 6 : day});
      if (kind == 2) rule.by_day = weekdays({day});
      if (one_in(random, 3)) rule.week_start = std::chrono::Sunday;
      break;
    default:
      if (rule.frequency == Frequency::yearly && kind != 0) rule.by_month = {number(random, 1, 12)};
      if (kind == 1) rule.by_month_day = {number(random, 1, 31)};
      if (kind == 2) rule.by_day = weekdays({day}, nth);
      if (kind == 3 && rule.frequency == Frequency::monthly) {
        rule.by_day = weekdays({1, 2, 3, 4, 5});
        rule.by_set_position = {nth};
      }
      if (kind == 4 && rule.frequency == Frequency::monthly) rule.by_month_day = {number(random, 1, 15), -1};
      break;
  }
  return rule;
}

Drawn draw(Random& random) {
  Drawn drawn;
  const bool whole_days = one_in(random, 6);
  if (one_in(random, 2)) {
    drawn.rule = plain_rule(random);
  } else {
    // MINUTELY and HOURLY are rare in the world and slow in other libraries.
    const int kind = number(random, whole_days ? 2 : 0, 12);
    drawn.rule = random_rule(random, static_cast<Frequency>(kind < 3 ? kind + 1 : 3 + kind % 4), whole_days);
  }
  const LocalTime day{std::chrono::local_days{year{number(random, 1990, 2015)} / 1 / 1} + days{number(random, 0, 364)}};
  const LocalTime time = day + minutes{15 * number(random, 0, 95)} + seconds{one_in(random, 8) ? 7 : 0};
  if (whole_days) {
    drawn.zone = "date";
    drawn.start = date_of(day);
  } else if (one_in(random, 6)) {
    drawn.zone = "floating";
    drawn.start = time;
  } else {
    const std::string_view id = zones[static_cast<std::size_t>(number(random, 0, zones.size() - 1))];
    drawn.zone = id;
    drawn.start = ZonedTime{time, Zone::find(id).value()};
  }
  return drawn;
}

LocalTime end_of(const Drawn& drawn) {
  return local_time(drawn.start) + days{days_followed[static_cast<std::size_t>(drawn.rule.frequency)]};
}

std::vector<LocalTime> first_occurrences(const Drawn& drawn, LocalTime end) {
  RecurrenceExpander expander{drawn.rule, drawn.start};
  expander.stop_before(end);
  std::vector<LocalTime> times;
  for (std::size_t i = 0; i < most_occurrences; ++i) {
    const auto time = expander.next();
    if (!time) break;
    times.push_back(*time);
  }
  return times;
}

/// One rule in three ends by COUNT and one by UNTIL, of the kind that its start asks for (§3.3.10).
bool end_rule(Random& random, Drawn& drawn, const std::vector<LocalTime>& times) {
  const auto last = static_cast<std::size_t>(number(random, 2, static_cast<int>(times.size()) - 1));
  switch (number(random, 0, 2)) {
    case 0:
      drawn.rule.count = static_cast<std::uint32_t>(last + 1);
      return true;
    case 1: {
      const seconds beside{drawn.zone == "date" ? 0 : number(random, -1, 1)};
      DateTimeValue until{times[last] + beside, drawn.zone == "date", false};
      if (const auto* zoned = std::get_if<ZonedTime>(&drawn.start)) {
        const auto instant = to_instant(zoned->zone, times[last], ResolvePolicy::compatible).value() + beside;
        until = {LocalTime{instant.time_since_epoch()}, false, true};
      }
      drawn.rule.until = until;
      return true;
    }
    default:
      return false;
  }
}

/// Begins at an occurrence that the rule names from its present start; the periods that it meets and
/// what it takes from its start stay the same.
void move_start(Drawn& drawn, LocalTime to) {
  drawn.on_rule = true;
  if (auto* date = std::get_if<Date>(&drawn.start)) *date = date_of(to);
  if (auto* floating = std::get_if<LocalTime>(&drawn.start)) *floating = to;
  if (auto* zoned = std::get_if<ZonedTime>(&drawn.start)) zoned->local = to;
}

/// Whether a zone's clocks repeat one of the times, or skip one that the rule would name between them.
bool is_odd(const Drawn& drawn, const std::vector<LocalTime>& times) {
  const auto* zoned = std::get_if<ZonedTime>(&drawn.start);
  if (zoned == nullptr) return false;
  RecurrenceExpander expander{drawn.rule, drawn.start};
  for (std::size_t i = 0; i < times.size() + 1; ++i) static_cast<void>(expander.next());
  return expander.left_out() != 0 || std::ranges::any_of(times, [&](LocalTime time) {
           return !std::holds_alternative<Unique>(zoned->zone.resolve(time));
         });
}

void write_rules(std::ostream& out) {
  Random random{3854};  // NOLINT(cert-msc51-cpp): the same rules on every run
  for (int written = 0; written < rules;) {
    Drawn drawn = draw(random);
    auto times = first_occurrences(drawn, end_of(drawn));
    if (times.size() < 4) continue;
    if (!one_in(random, 8)) {
      move_start(drawn, times[static_cast<std::size_t>(number(random, 1, static_cast<int>(times.size()) - 1))]);
      times = first_occurrences(drawn, end_of(drawn));
      if (times.size() < 4) continue;
    }
    const bool odd = is_odd(drawn, times);
    const bool ends = end_rule(random, drawn, times);
    if (ends) times = first_occurrences(drawn, end_of(drawn));

    const auto text = [&](LocalTime time) { return drawn.zone == "date" ? basic(date_of(time)) : basic(time); };
    out << text(local_time(drawn.start)) << '\t'
        << (!drawn.on_rule ? "free"
            : odd          ? "odd"
                           : "on")
        << '\t' << drawn.zone << '\t' << to_text(drawn.rule) << '\t';
    for (std::size_t i = 0; i < times.size(); ++i) out << (i == 0 ? "" : " ") << text(times[i]);
    out << (ends && times.size() < most_occurrences ? " .\n" : "\n");
    ++written;
  }
}

void write_zones(std::ostream& out) {
  std::string text = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Plenary//Recurrence probe//EN\r\n";
  for (const std::string_view id : zones) {
    const Zone zone = Zone::find(id).value();
    append_timezone(text, define_timezone(zone, local_years(zone, year{1989}, year{2070})));
  }
  out << text << "END:VCALENDAR\r\n";
}

}  // namespace

int main(int argc, char** argv) try {
  if (argc != 2) {
    std::cerr << "usage: recurrence_probe FOLDER\n";
    return 2;
  }
  const std::string folder = argv[1];
  std::ofstream table{folder + "/rules.tsv", std::ios::binary};
  std::ofstream calendar{folder + "/zones.ics", std::ios::binary};
  write_rules(table);
  write_zones(calendar);
  table.flush();
  calendar.flush();
  if (!table || !calendar) throw std::runtime_error("the rules could not be written to " + folder);
  return 0;
} catch (const std::exception& failure) {
  std::cerr << "recurrence_probe: " << failure.what() << '\n';
  return 1;
}
