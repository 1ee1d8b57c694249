#include <algorithm>
#include <array>
#include <cstdint>
#include <fstream>
#include <iostream>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "calendar/civil/iso.hpp"
#include "calendar/ical/import/import.hpp"
#include "calendar/ical/recurrence/recurrence.hpp"
#include "calendar/ical/text/content_line.hpp"
#include "calendar/ical/text/values.hpp"
#include "calendar/ical/zone/vtimezone.hpp"

// Writes FOLDER/import.ics, some hundreds of recurring events with RDATE, EXDATE and overrides in zones of all
// kinds, and FOLDER/import.tsv: what we read of them between 2025 and 2027, as "uid start end status". Other
// libraries then read the same file (import_js.mjs, import_python.py). Always the same file.

namespace {

using namespace plenary::calendar;

constexpr int events = 400;
const Interval<Instant> window{sys_days{year{2025} / 1 / 1}, sys_days{year{2027} / 1 / 1}};

constexpr std::array<const char*, 12> zones{
    "Europe/Brussels",     "Europe/Dublin",    "Europe/Lisbon",    "Europe/Athens", "Africa/Casablanca", "Africa/Cairo",
    "Africa/Johannesburg", "America/New_York", "Australia/Sydney", "Asia/Kolkata",  "Etc/UTC",           ""};

class Generator {
 public:
  explicit Generator(std::string& text) : text_(text) {}

  void event(int number) {
    uid_ = "event-" + std::to_string(number);
    zone_ = zones[random_(zones.size())];
    whole_day_ = *zone_ == '\0';
    start_ = midnight(Date{sys_days{year{2024} / 6 / 1} + days{pick(700)}});
    if (!whole_day_) start_ += minutes{15} * pick(96);
    const std::string rule = random_rule();
    members_ = expand(rule);

    begin("Series");
    time("DTSTART", start_);
    length();
    line("RRULE:" + rule);
    if (pick(3) == 0) add_dates();
    if (pick(2) == 0) remove_dates();
    line("END:VEVENT");
    if (pick(2) == 0) overrides();
  }

 private:
  int pick(int below) { return static_cast<int>(random_(static_cast<std::size_t>(below))); }
  void line(const std::string& content) { ical::append_folded(text_, content); }

  void begin(const std::string& summary) {
    line("BEGIN:VEVENT");
    line("UID:" + uid_);
    line("DTSTAMP:20240101T000000Z");
    line("SUMMARY:" + summary);
  }

  std::string written(LocalTime time) const {
    return whole_day_ ? ical::basic(date_of(time)) : ical::basic(time) + (is_utc() ? "Z" : "");
  }
  bool is_utc() const { return std::string{zone_} == "Etc/UTC"; }

  void time(const std::string& property, LocalTime value) {
    line(property +
         (whole_day_ ? ";VALUE=DATE"
          : is_utc() ? ""
                     : std::string{";TZID="} + zone_) +
         ":" + written(value));
  }

  void length() {
    if (whole_day_) {
      line("DURATION:P" + std::to_string(1 + pick(3)) + "D");
    } else if (pick(2) == 0) {
      line(std::array{"DURATION:PT1H", "DURATION:P1D", "DURATION:PT45M", "DURATION:P1DT2H"}[random_(4)]);
    } else {
      time("DTEND", start_ + minutes{30} * (1 + pick(6)));
    }
  }

  /// Rules that name the start: what others make of a start that they do not name differs (§3.8.5.3).
  std::string random_rule() {
    constexpr std::array<const char*, 7> names{"SU", "MO", "TU", "WE", "TH", "FR", "SA"};
    const Date date = date_of(start_);
    const std::string day = names[weekday_of(date).c_encoding()];
    const unsigned of_month = static_cast<unsigned>(date.day());
    std::string rule;
    switch (pick(6)) {
      case 0:
        rule = "FREQ=DAILY;INTERVAL=" + std::to_string(1 + pick(9));
        break;
      case 1:
        rule = "FREQ=WEEKLY;INTERVAL=" + std::to_string(1 + pick(3)) + ";BYDAY=" + day;
        break;
      case 2:
        rule = "FREQ=WEEKLY;BYDAY=" + day + "," + names[(weekday_of(date).c_encoding() + 2) % 7];
        break;
      case 3:
        rule = "FREQ=MONTHLY;BYMONTHDAY=" + std::to_string(of_month);
        break;
      case 4:
        rule = "FREQ=MONTHLY;BYDAY=" + (of_month > 28 ? "-1" : std::to_string((of_month + 6) / 7)) + day;
        if (of_month > 28 &&
            static_cast<unsigned>((date.year() / date.month() / std::chrono::last).day()) - of_month >= 7) {
          rule = "FREQ=MONTHLY;BYMONTHDAY=" + std::to_string(of_month);
        }
        break;
      default:
        rule = "FREQ=MONTHLY;INTERVAL=2";
        if (of_month > 28) rule = "FREQ=DAILY;INTERVAL=30";
    }
    switch (pick(3)) {
      case 0:
        return rule + ";COUNT=" + std::to_string(2 + pick(60));
      case 1: {
        const LocalTime last = start_ + days{20 + pick(700)};
        if (whole_day_) return rule + ";UNTIL=" + ical::basic(date_of(last));
        const Instant until = to_instant(Zone::find(zone_).value(), last, ResolvePolicy::compatible).value();
        return rule + ";UNTIL=" + ical::basic(until);
      }
      default:
        return rule;
    }
  }

  /// The first members of the set, to name in EXDATE and RECURRENCE-ID.
  std::vector<LocalTime> expand(const std::string& text) const {
    const auto rule = ical::parse_recurrence_rule(text).value();
    ical::RecurrenceStart start = date_of(start_);
    if (!whole_day_) start = ZonedTime{start_, Zone::find(zone_).value()};
    ical::RecurrenceExpander expander{rule, start};
    std::vector<LocalTime> members;
    while (members.size() < 40) {
      const auto next = expander.next();
      if (!next) break;
      members.push_back(*next);
    }
    return members;
  }

  LocalTime some_member() { return members_[random_(members_.size())]; }

  void add_dates() {
    for (int i = 1 + pick(3); i > 0; --i) {
      // Half past, so that it is nobody's start yet.
      LocalTime added = start_ + days{pick(500)} + (whole_day_ ? minutes{0} : minutes{37});
      time("RDATE", added);
    }
  }

  void remove_dates() {
    for (int i = 1 + pick(3); i > 0; --i) {
      const LocalTime gone = some_member();
      if (!excluded_.insert({uid_, gone}).second) continue;
      if (whole_day_ || is_utc() || pick(2) == 0) {
        time("EXDATE", gone);
      } else {
        const Instant at = to_instant(Zone::find(zone_).value(), gone, ResolvePolicy::compatible).value();
        line("EXDATE:" + ical::basic(at));
      }
    }
  }

  void overrides() {
    std::set<LocalTime> named;
    const bool range = pick(3) == 0;
    for (int i = 1 + pick(3); i > 0; --i) {
      const LocalTime member = some_member();
      if (excluded_.contains({uid_, member}) || !named.insert(member).second) continue;
      const bool future = range && named.size() == 1;
      begin(future ? "Moved from here" : "Moved");
      time(future ? "RECURRENCE-ID;RANGE=THISANDFUTURE" : "RECURRENCE-ID", member);
      const LocalTime moved = member + days{pick(5) - 2} + (whole_day_ ? minutes{0} : minutes{15} * (pick(20) - 10));
      time("DTSTART", moved);
      if (whole_day_) {
        line("DURATION:P2D");
      } else {
        time("DTEND", moved + minutes{90});
      }
      if (pick(5) == 0) line("STATUS:CANCELLED");
      line("END:VEVENT");
    }
  }

  std::size_t random_(std::size_t below) { return static_cast<std::size_t>(engine_() % below); }

  std::mt19937_64 engine_{20260916};
  std::string& text_;
  std::string uid_;
  const char* zone_ = "";
  bool whole_day_ = false;
  LocalTime start_;
  std::vector<LocalTime> members_;
  std::set<std::pair<std::string, LocalTime>> excluded_;
};

std::string calendar() {
  std::string text = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Plenary//Import probe//EN\r\n";
  for (const char* id : zones) {
    if (*id == '\0' || std::string{id} == "Etc/UTC") continue;
    const Zone zone = Zone::find(id).value();
    ical::append_timezone(text, ical::define_timezone(zone, ical::local_years(zone, year{2023}, year{2030})));
  }
  Generator generator{text};
  for (int number = 0; number < events; ++number) generator.event(number);
  return text + "END:VCALENDAR\r\n";
}

std::string time_text(const ical::Occurrence& occurrence, bool end) {
  if (const auto* dates = std::get_if<DateSpan>(&occurrence.when)) {
    return to_iso(end ? Date{sys_days{dates->last} + days{1}} : dates->first);
  }
  return to_iso(end ? occurrence.span.end : occurrence.span.start);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  const std::string folder = argv[1];
  const std::string text = calendar();
  std::ofstream{folder + "/import.ics", std::ios::binary} << text;

  ical::ImportOptions options;
  options.window = window;
  options.floating = Zone::utc();
  const auto imported = ical::import_calendar(text, options);
  if (!imported) {
    std::cerr << plenary::to_text(imported.error().front()) << '\n';
    return 1;
  }
  for (const auto& problem : imported->problems) std::cerr << plenary::to_text(problem) << '\n';
  for (const auto& note : imported->zones) std::cerr << note.tzid << ' ' << note.message << '\n';
  std::ofstream table{folder + "/import.tsv", std::ios::binary};
  for (const auto& occurrence : imported->occurrences) {
    table << occurrence.uid << '\t' << time_text(occurrence, false) << '\t' << time_text(occurrence, true) << '\t'
          << (occurrence.status == EventStatus::cancelled ? "cancelled" : "confirmed") << '\n';
  }
  std::cout << imported->occurrences.size() << " occurrences of " << events << " events, " << imported->problems.size()
            << " problems\n";
  const bool clean = imported->problems.empty() && imported->zones.empty() && !imported->occurrences.empty();
  return clean && table.flush() ? 0 : 1;
}
