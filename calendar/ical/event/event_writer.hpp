#pragma once

#include <optional>
#include <string>

#include "calendar/civil/interval.hpp"
#include "calendar/ical/event/event.hpp"
#include "calendar/ical/text/property_writer.hpp"

/// Printing one component of a calendar; private to `write`.
namespace plenary::calendar::ical {

/// What local times can be printed: those for which there are zone rules.
inline constexpr const char* printable_years = "1900-01-01 to 2199-12-31";
bool in_printable_years(LocalTime local) noexcept;
bool in_printable_years(Instant instant) noexcept;

/// An event with its place in time; what orders it and what its time zone must cover.
struct Placed {
  const Event* event;
  Interval<Instant> span;    ///< of whole days as if in UTC
  Interval<Instant> needed;  ///< from the first to the last instant that its times name
};

/// "event", or "event without UID"; begins each error's `where`, with the UID.
std::string_view owner_of(const Event& event);

/// Checks what is not a matter of printing, and finds the event's place in time. Whether people may be
/// named depends on `method`. An endless rule needs its zone for ten years after the event's start or its last
/// revision, whichever is later.
Result<Placed> place_event(const Event& event, const std::optional<Method>& method);

/// Checks what its rule, added and excluded dates and the original start say, widening `placed.needed`.
void place_recurrence(PropertyWriter& properties, Placed& placed);

void write_event(PropertyWriter& properties, const Event& event, Language language);
void write_recurrence(PropertyWriter& properties, const Event& event);
void write_organizer(PropertyWriter& properties, const CalendarUser& organizer);
void write_attendee(PropertyWriter& properties, const Attendee& attendee);

/// Checks and prints one VFREEBUSY: one FREEBUSY a period, since python-icalendar 4 cannot read lists.
void write_free_busy(PropertyWriter& properties, const FreeBusy& free_busy, const std::optional<Method>& method);

/// "SUMMARY;LANGUAGE=fr".
std::string in_language(std::string_view property, Language language);

/// ";TZID=Europe/Brussels".
std::string zone_parameter(const Zone& zone);

}  // namespace plenary::calendar::ical
