#include "calendar/ical/event/event_writer.hpp"
#include "calendar/ical/event/value_names.hpp"
#include "calendar/ical/text/values.hpp"

namespace plenary::calendar::ical {

namespace {

/// A person without an address cannot be written to, and would print an empty property.
bool has_address(PropertyWriter& properties, const char* property, const CalendarUser& user) {
  if (user.address.empty()) {
    properties.fail(property, user.name, "the calendar user has no address", "a URI such as mailto:…");
  }
  return !user.address.empty();
}

std::string period_text(const Interval<Instant>& span) { return basic(span.start) + "/" + basic(span.end); }

void check_free_busy(PropertyWriter& properties, const FreeBusy& free_busy, const std::optional<Method>& method) {
  if (free_busy.uid.empty()) properties.fail("UID", "", "busy times need an identifier that is stable for ever");
  for (const auto& [name, instant] : {std::pair{"DTSTAMP", free_busy.stamp}, std::pair{"DTSTART", free_busy.span.start},
                                      std::pair{"DTEND", free_busy.span.end}}) {
    if (!in_printable_years(instant)) properties.fail(name, "", "the time is out of range", printable_years);
  }
  if (properties.error()) return;
  if (free_busy.span.empty()) {
    properties.fail("DTEND", period_text(free_busy.span), "the span is empty", "an end after the start");
  }
  if (method && !free_busy.organizer) {
    properties.fail("ORGANIZER", "", "busy times of a message with METHOD need an organizer", "RFC 5546 §3.3.1");
  }
  if (!method && free_busy.organizer) {
    properties.fail("ORGANIZER", free_busy.organizer->address, "a public feed names nobody", "",
                    "set METHOD:PUBLISH, or leave it out");
  }
  Instant previous = free_busy.span.start;
  for (const BusyPeriod& period : free_busy.periods) {
    if (period.span.empty() || !free_busy.span.contains(period.span)) {
      return properties.fail("FREEBUSY", period_text(period.span), "the period is empty or outside of the span",
                             period_text(free_busy.span));
    }
    if (period.span.start < previous) {
      return properties.fail("FREEBUSY", period_text(period.span), "periods must be sorted and must not overlap");
    }
    previous = period.span.end;
  }
}

}  // namespace

void write_organizer(PropertyWriter& properties, const CalendarUser& organizer) {
  if (!has_address(properties, "ORGANIZER", organizer)) return;
  properties.uri("ORGANIZER" + properties.open_parameter("ORGANIZER", "CN", organizer.name), organizer.address);
}

void write_attendee(PropertyWriter& properties, const Attendee& attendee) {
  if (!has_address(properties, "ATTENDEE", attendee.user)) return;
  std::string name = "ATTENDEE";
  name.append(";CUTYPE=").append(name_in(calendar_user_types, attendee.type));
  name.append(";ROLE=").append(name_in(attendee_roles, attendee.role));
  name.append(";PARTSTAT=").append(name_in(participation_statuses, attendee.status));
  if (attendee.rsvp) name += ";RSVP=TRUE";
  name += properties.open_parameter("ATTENDEE", "CN", attendee.user.name);
  properties.uri(name, attendee.user.address);
}

void write_free_busy(PropertyWriter& properties, const FreeBusy& free_busy, const std::optional<Method>& method) {
  check_free_busy(properties, free_busy, method);
  properties.raw("BEGIN", "VFREEBUSY");
  properties.text("UID", free_busy.uid);
  properties.raw("DTSTAMP", basic(free_busy.stamp));
  properties.raw("DTSTART", basic(free_busy.span.start));
  properties.raw("DTEND", basic(free_busy.span.end));
  if (free_busy.organizer) write_organizer(properties, *free_busy.organizer);
  properties.uri("URL", free_busy.url);
  for (const auto& [span, type] : free_busy.periods) {
    properties.raw(std::string{"FREEBUSY;FBTYPE="}.append(name_in(busy_types, type)), period_text(span));
  }
  properties.raw("END", "VFREEBUSY");
}

}  // namespace plenary::calendar::ical
