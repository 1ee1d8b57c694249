#pragma once

#include <string>

#include "calendar/ical/event.hpp"
#include "calendar/result.hpp"

namespace plenary::calendar::ical {

/// The published feed as text/calendar in UTF-8: RFC 5545, with the calendar properties of RFC 7986
/// and links of RFC 9253. No METHOD, VALARM or ATTENDEE: those belong to messages, not to feeds.
///
/// VTIMEZONEs come first, by identifier, each used by at least one event and covering a year on
/// either side of its events; then the events by start and UID.
/// In TEXT a line break may stand in descriptions and locations only; a local time that occurs
/// twice means the first (RFC 5545 §3.3.5).
///
/// Law: equal calendars give equal bytes, whatever the time of day.
/// Fails, naming the event's UID and the property, on what cannot be published: an empty or repeated
/// UID, a negative SEQUENCE, an empty or reversed span, a time outside 1900–2199 or one that clocks
/// skip, control characters or invalid UTF-8, a URI that is none, a position off the globe.
Result<std::string> write(const Calendar& calendar);

}  // namespace plenary::calendar::ical
