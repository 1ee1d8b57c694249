#pragma once

#include <catch2/catch.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "calendar/civil/iso.hpp"
#include "calendar/ical/import/import.hpp"
#include "tests/source_tree.hpp"

/// What was imported, one line each, so that a test shows all of it.
namespace plenary::calendar::test {

using Lines = std::vector<std::string>;

inline std::string name_of(BusyType type) {
  switch (type) {
    case BusyType::free:
      return "free";
    case BusyType::tentative:
      return "tentative";
    case BusyType::busy:
      return "busy";
    case BusyType::unavailable:
      return "unavailable";
  }
  return "?";
}

inline std::string text_of(Interval<Instant> span) { return to_iso(span.start) + "/" + to_iso(span.end); }

/// "2026-09-01T08:00:00Z/2026-09-01T09:00:00Z = 10:00 Europe/Brussels, busy: Title [20260901T100000]"
inline Lines occurrences(const ical::Imported& imported) {
  Lines lines;
  for (const auto& occurrence : imported.occurrences) {
    std::string line = text_of(occurrence.span) + " = ";
    if (const auto* timed = std::get_if<TimedSpan>(&occurrence.when)) {
      line += to_iso(timed->start).substr(11) + " " + std::string{timed->zone.id()};
    } else {
      const auto& dates = std::get<DateSpan>(occurrence.when);
      line += to_iso(dates.first) + " to " + to_iso(dates.last);
    }
    line += ", " + name_of(occurrence.busy) + ": " + occurrence.summary;
    if (occurrence.status == EventStatus::cancelled) line += " (cancelled)";
    if (!occurrence.recurrence_id.empty()) line += " [" + occurrence.recurrence_id + "]";
    lines.push_back(std::move(line));
  }
  return lines;
}

inline Lines busy(const ical::Imported& imported) {
  Lines lines;
  for (const auto& period : imported.busy) lines.push_back(text_of(period.span) + " " + name_of(period.type));
  return lines;
}

inline Lines problems(const ical::Imported& imported) {
  Lines lines;
  for (const auto& problem : imported.problems) lines.push_back(to_text(problem));
  return lines;
}

inline Lines zones(const ical::Imported& imported) {
  Lines lines;
  for (const auto& note : imported.zones) lines.push_back(note.tzid + " " + note.message);
  return lines;
}

inline Interval<Instant> days_from(Date first, int count) { return {sys_days{first}, sys_days{first} + days{count}}; }

/// September to December 2026; floating times in Brussels unless `zone` is empty.
inline ical::ImportOptions options(const char* zone = "Europe/Brussels",
                                   Interval<Instant> window = days_from(year{2026} / 9 / 1, 122)) {
  ical::ImportOptions result{window, std::nullopt, {}, {}};
  if (*zone != '\0') result.floating = Zone::find(zone).value();
  return result;
}

inline ical::Imported import(const std::string& text, const ical::ImportOptions& how = options()) {
  auto imported = ical::import_calendar(text, how);
  if (!imported) FAIL(to_text(imported.error().front()));
  return *imported;
}

/// A calendar around `lines`, which end in \n alone.
inline std::string vcalendar(const std::string& lines) {
  return "BEGIN:VCALENDAR\nVERSION:2.0\n" + lines + "END:VCALENDAR\n";
}

/// An event with UID "a" and SUMMARY "Meeting" around `lines`.
inline std::string event(const std::string& lines) {
  return "BEGIN:VEVENT\nUID:a\nSUMMARY:Meeting\n" + lines + "END:VEVENT\n";
}

inline std::string fixture(const std::string& name) {
  return plenary::test::read_in_tree("tests/unit/calendar/ical/import/fixtures/" + name);
}

}  // namespace plenary::calendar::test
