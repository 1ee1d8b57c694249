#pragma once

#include "calendar/ical/event/event.hpp"

/// When a change is one that people must be told of. RFC 5546 §2.1.4, §3.2.2.1.
namespace plenary::calendar {

/// Whether `after` needs a greater SEQUENCE than `before`: another start or end (DTSTART, DTEND, DURATION), another
/// recurrence (RRULE, RDATE, EXDATE, whatever their order) or another STATUS. These are what RFC 5546 §2.1.4 asks for,
/// plus STATUS; we add the place (LOCATION): whoever packed for Abuja must hear of Lagos. A zone that reads the same
/// here and now is another zone: DTSTART states it. Titles, texts, links, colours, positions and reminders are not
/// significant, nor is what a reply says of its sender.
///
/// Laws: `significant_change(e, e)` is false; it is symmetric.
bool significant_change(const Event& before, const Event& after);

/// `after` as the revision that follows `before`, made at `now`: the SEQUENCE of `before`, and one more if the change
/// is significant; DTSTAMP and LAST-MODIFIED are `now`, but never earlier than those of `before`, since clients
/// drop what looks older. What did not change at all keeps SEQUENCE, DTSTAMP and LAST-MODIFIED, and so its bytes.
///
/// Laws: `revise(e, e, t)` is e; SEQUENCE, DTSTAMP and LAST-MODIFIED never go back.
Event revise(const Event& before, Event after, Instant now);

}  // namespace plenary::calendar
