#include "server/render/calendar/import_table.hpp"

#include <fmt/format.h>

#include <string_view>
#include <variant>

#include "calendar/civil/iso.hpp"
#include "calendar/civil/readable_zone.hpp"

namespace plenary::server {

using calendar::to_iso;

namespace {

std::string_view name_of(calendar::BusyType type) {
  switch (type) {
    case calendar::BusyType::free:
      return "free";
    case calendar::BusyType::tentative:
      return "tentative";
    case calendar::BusyType::busy:
      return "busy";
    case calendar::BusyType::unavailable:
      return "unavailable";
  }
  return {};
}

std::string_view name_of(calendar::EventStatus status) {
  switch (status) {
    case calendar::EventStatus::tentative:
      return "tentative";
    case calendar::EventStatus::confirmed:
      return "confirmed";
    case calendar::EventStatus::cancelled:
      return "cancelled";
  }
  return {};
}

/// "2026-09-16 14:00–15:30 Europe/Brussels", with the date of the end where it is another day.
std::string span_text(calendar::LocalTime start, calendar::LocalTime end, const calendar::Zone& zone) {
  const auto day = calendar::date_of(start);
  const auto clock = [](calendar::LocalTime time) { return to_iso(time).substr(11); };
  const std::string last = calendar::date_of(end) == day ? "" : to_iso(calendar::date_of(end)) + " ";
  return fmt::format("{} {}–{}{} {}", to_iso(day), clock(start), last, clock(end), zone.id());
}

}  // namespace

std::string busy_table(const calendar::ical::Imported& imported, const calendar::Zone& zone) {
  std::string table;
  for (const auto& period : imported.busy) {
    const auto readable = calendar::readable_zone(zone, period.span);
    table += fmt::format("{:<11}  {}\n", name_of(period.type),
                         span_text(readable.to_local(period.span.start), readable.to_local(period.span.end), readable));
  }
  return table;
}

std::string occurrences_table(const calendar::ical::Imported& imported) {
  std::string table;
  for (const auto& occurrence : imported.occurrences) {
    std::string when;
    if (const auto* timed = std::get_if<calendar::TimedSpan>(&occurrence.when)) {
      when = span_text(timed->start, timed->end, timed->zone);
    } else {
      const auto& dates = std::get<calendar::DateSpan>(occurrence.when);
      when = dates.first == dates.last ? to_iso(dates.first) : to_iso(dates.first) + "–" + to_iso(dates.last);
    }
    table += fmt::format("{:<9}  {}  {}", name_of(occurrence.status), when, printable(occurrence.summary));
    if (!occurrence.location.empty()) table += fmt::format(" ({})", printable(occurrence.location));
    table += '\n';
  }
  return table;
}

}  // namespace plenary::server
