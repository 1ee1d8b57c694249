#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "calendar/ical/event/event.hpp"
#include "calendar/ical/text/document.hpp"
#include "calendar/ical/text/values.hpp"
#include "calendar/ical/zone/file_zones.hpp"
#include "calendar/result.hpp"

/// Understanding one component of a calendar; private to `read`.
namespace plenary::calendar::ical {

/// A time as a file states it, with the zone that it is told in; none for a date.
struct Moment {
  DateTimeValue value;
  std::optional<Zone> zone;
};

/// Reads the values of one calendar, and keeps what could not be read. Its arguments must outlive it.
class ValueReader {
 public:
  ValueReader(FileZones& zones, Errors& problems) : zones_(zones), problems_(problems) {}

  void problem(std::size_t line, std::string_view value, std::string message, std::string allowed = {});
  /// The whole value as a UTC time; a problem and nothing where it is none.
  std::optional<Instant> instant(const ContentLine& line);
  /// `text`, the whole or a part of the line's value, as a date or a time in a zone; a problem where it is neither.
  std::optional<Moment> moment(const ContentLine& line, std::string_view text);

 private:
  FileZones& zones_;
  Errors& problems_;
};

std::optional<Language> language_of(const ContentLine& line);

/// `local` of one zone as clocks of another show the same instant.
LocalTime told_in(const Zone& zone, LocalTime local, const Zone& of);

/// One VEVENT; nothing, with a problem, where it cannot be placed in time.
std::optional<Event> read_event(ValueReader& values, const Component& component);
/// RRULE, RDATE, EXDATE and RECURRENCE-ID; false where it replaces an occurrence that cannot be told.
bool read_recurrence(ValueReader& values, const Component& component, Event& event);
/// One VALARM: a DISPLAY alarm some minutes before the start.
void read_alarm(ValueReader& values, const Component& component, Event& event);

CalendarUser read_user(const ContentLine& line);
Attendee read_attendee(const ContentLine& line);
/// One VFREEBUSY, its periods sorted and without overlap; nothing, with a problem, where it tells about no time.
std::optional<FreeBusy> read_free_busy(ValueReader& values, const Component& component);

}  // namespace plenary::calendar::ical
