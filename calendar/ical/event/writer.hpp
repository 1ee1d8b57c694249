#pragma once

#include <string>

#include "calendar/ical/event/event.hpp"
#include "calendar/result.hpp"

namespace plenary::calendar::ical {

/// A feed or a message as text/calendar in UTF-8: RFC 5545, with the calendar properties of RFC 7986 and links of
/// RFC 9253. People are named only in messages, which have a METHOD (RFC 5546); a feed names nobody.
///
/// VTIMEZONEs come first, by identifier, each used by at least one event and covering a year on either side of
/// all that its events state: original starts, added and excluded dates, UNTIL, the last of COUNT. For a rule
/// without end it covers ten years from the event's start or last revision, whichever is later: no clock is read,
/// and a feed that is still published by then was revised. Where the zone is regular, its definition has no end anyway.
/// Then the events by start, UID and original start; then busy times by start and UID. RDATE, EXDATE and FREEBUSY
/// have one value each: some readers take only the first of a list.
/// In TEXT a line break may stand in descriptions, comments and locations only; a local time that occurs
/// twice means the first (RFC 5545 §3.3.5).
///
/// Law: equal calendars give equal bytes, whatever the time of day.
/// Fails, naming the UID and the property, on what cannot be published: an empty UID, or one that is repeated
/// without an original start of its own; a negative SEQUENCE; an empty or reversed span; a time outside 1900–2199 or
/// one that clocks skip; UNTIL not in UTC (a date for whole days); an original start told otherwise than the series
/// tells its own; an alarm without text or not before the start; busy periods that overlap or lie outside their span;
/// people without METHOD, METHOD without ORGANIZER; control characters or invalid UTF-8, a URI that is none, a
/// position off the globe. Whether excluded dates and original starts are occurrences is not asked: they do no harm.
Result<std::string> write(const Calendar& calendar);

}  // namespace plenary::calendar::ical
