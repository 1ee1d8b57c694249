// Reads strangers' files and generated calendars, writes them as feeds, and beside each what it means. Other
// programs of this folder read the feeds with libraries that have never seen ours and compare.
//
// Usage: roundtrip_probe FOLDER FILE…. For each FILE: FOLDER/NAME.ics and FOLDER/NAME.tsv; also FOLDER/random-N.
// A line of the .tsv is an event or a period of busy time; backslash, tab and LF are escaped:
//   event UID RECURRENCE-ID RANGE START END STATUS SUMMARY DESCRIPTION RRULE RDATE EXDATE
//   busy UID TYPE START END
// START and END are dates or UTC; RECURRENCE-ID, RDATE and EXDATE are as written on the event's clock.
#include <algorithm>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <vector>

#include "calendar/ical/event/reader.hpp"
#include "calendar/ical/event/value_names.hpp"
#include "calendar/ical/event/writer.hpp"
#include "calendar/ical/text/values.hpp"
#include "tests/property/calendar/random_calendar.hpp"

namespace {

using namespace plenary::calendar;

constexpr int generated = 300;

std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream file{path, std::ios::binary};
  if (!file) throw std::runtime_error("cannot read " + path.string());
  return {std::istreambuf_iterator<char>{file}, {}};
}

std::string field(const std::string& text) {
  std::string result;
  for (const char c : text) {
    if (c == '\\') {
      result += "\\\\";
    } else if (c == '\t') {
      result += "\\t";
    } else if (c == '\n') {
      result += "\\n";
    } else {
      result += c;
    }
  }
  return result;
}

std::string told(const Zone& zone, LocalTime local) {
  return ical::basic(to_instant(zone, local, ResolvePolicy::compatible).value());
}

std::string starts(std::vector<LocalTime> times, bool whole_days) {
  std::ranges::sort(times);
  std::string list;
  for (const LocalTime time : times) {
    list += (list.empty() ? "" : ",") + (whole_days ? ical::basic(date_of(time)) : ical::basic(time));
  }
  return list;
}

std::string row(const Event& event) {
  const auto* timed = std::get_if<TimedSpan>(&event.when);
  const auto* dates = std::get_if<DateSpan>(&event.when);
  const auto& id = event.recurrence_id;
  const auto& recurrence = event.recurrence;
  std::string line = "event\t" + field(event.uid);
  line += "\t" + (id ? starts({id->start}, !id->zone) : "");
  line += std::string{"\t"} + (id && id->this_and_future ? "THISANDFUTURE" : "");
  line += "\t" + (timed ? told(timed->zone, timed->start) : ical::basic(dates->first));
  line += "\t" + (timed ? told(timed->zone, timed->end) : ical::basic(Date{sys_days{dates->last} + days{1}}));
  line += "\t" + std::string{ical::name_in(ical::event_statuses, event.status)};
  line += "\t" + field(event.summary) + "\t" + field(event.description);
  line += "\t" + (recurrence && recurrence->rule ? ical::to_text(*recurrence->rule) : "");
  line += "\t" + (recurrence ? starts(recurrence->added, dates != nullptr) : "");
  line += "\t" + (recurrence ? starts(recurrence->excluded, dates != nullptr) : "");
  return line + "\n";
}

/// As a feed that names nobody, without what cannot be published: each such event is told.
Calendar as_feed(Calendar calendar, const std::string& name) {
  calendar.method.reset();
  for (FreeBusy& one : calendar.free_busy) one.organizer.reset();
  std::erase_if(calendar.events, [&](Event& event) {
    event.organizer.reset();
    event.attendees.clear();
    Calendar alone;
    alone.events = {event};
    const auto written = ical::write(alone);
    if (!written) std::cout << name << ": " << plenary::to_text(written.error()) << '\n';
    return !written;
  });
  return calendar;
}

void write_pair(const std::filesystem::path& folder, const std::string& name, const Calendar& calendar) {
  const auto bytes = ical::write(calendar);
  if (!bytes) throw std::runtime_error(name + ": " + plenary::to_text(bytes.error()));
  std::ofstream ics{folder / (name + ".ics"), std::ios::binary};
  std::ofstream rows{folder / (name + ".tsv"), std::ios::binary};
  ics << *bytes;
  for (const Event& event : calendar.events) rows << row(event);
  for (const FreeBusy& one : calendar.free_busy) {
    for (const auto& [span, type] : one.periods) {
      rows << "busy\t" << field(one.uid) << '\t' << ical::name_in(ical::busy_types, type) << '\t'
           << ical::basic(span.start) << '\t' << ical::basic(span.end) << '\n';
    }
  }
  ics.flush();
  rows.flush();
  if (!ics || !rows) throw std::runtime_error("the calendars could not be written to " + folder.string());
}

/// Local times that occur twice are read differently by different readers; they have tests of their own.
bool occurs_twice(const Event& event) {
  const auto* timed = std::get_if<TimedSpan>(&event.when);
  const auto is_fold = [&](LocalTime local) { return std::holds_alternative<Fold>(timed->zone.resolve(local)); };
  return timed != nullptr && (is_fold(timed->start) || is_fold(timed->end));
}

Calendar generate(random_calendar::Random& random) {
  // ical.js 2.2.1 knows rules for zones up to 2035.
  Calendar calendar = random_calendar::make(random, {year{1975}, year{2030}});
  std::erase_if(calendar.events, occurs_twice);
  return as_feed(std::move(calendar), "generated");
}

}  // namespace

int main(int argc, char** argv) try {
  if (argc < 2) {
    std::cerr << "usage: roundtrip_probe FOLDER FILE…\n";
    return 2;
  }
  const std::filesystem::path folder{argv[1]};
  for (int i = 2; i < argc; ++i) {
    const std::filesystem::path file{argv[i]};
    const auto read = ical::read(bytes_of(file));
    if (!read) throw std::runtime_error(file.string() + ": " + plenary::to_text(read.error().front()));
    write_pair(folder, file.stem().string(), as_feed(read->calendar, file.stem().string()));
  }
  random_calendar::Random random{5545};  // NOLINT(cert-msc51-cpp): the same calendars on every run
  for (int i = 0; i < generated; ++i) {
    const Calendar calendar = generate(random);
    const auto read = ical::read(ical::write(calendar).value());
    write_pair(folder, "random-" + std::to_string(i), read.value().calendar);
  }
  return 0;
} catch (const std::exception& failure) {
  std::cerr << "roundtrip_probe: " << failure.what() << '\n';
  return 1;
}
