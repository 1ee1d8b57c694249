#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "calendar/ical/event/event.hpp"
#include "calendar/result.hpp"

/// Scheduling messages as documents. RFC 5546. Each function makes the Calendar of one message from an event;
/// `print_message` prints it. No clock is read: the caller says when the message is made.
///
/// Law: what `print_message` prints passes `check_message`.
/// Errors name what is wrong in `message` and what would be right; `where` is the property.
namespace plenary::calendar::ical {

/// What every message needs beside its event.
struct MessageContext {
  Instant stamp;                     ///< DTSTAMP: when the message is made
  Language language = Language::en;  ///< of the event's texts
};

using EventTime = std::variant<DateSpan, TimedSpan>;

/// PUBLISH: for everybody to see. The event needs an organizer; its attendees are left out. §3.2.1.
Result<Calendar> publish(Event event, const MessageContext& context);

/// REQUEST: the invitation, also an update of it. The event needs an organizer and attendees. §3.2.2.
Result<Calendar> invite(Event event, const MessageContext& context);

/// ADD: one more occurrence of `series`, at `when`. SEQUENCE grows by one. §3.2.4.
Result<Calendar> add(Event series, const EventTime& when, const MessageContext& context);

/// CANCEL: the whole event does not take place. SEQUENCE grows by one, unless the event is cancelled already: then its
/// own counts that. §3.2.5.
Result<Calendar> cancel(Event event, std::string comment, const MessageContext& context);

/// CANCEL: the occurrence that begins at `start`, or it and all that follow. §3.2.5.
Result<Calendar> cancel_occurrence(Event series, LocalTime start, bool this_and_future, std::string comment,
                                   const MessageContext& context);

/// REPLY of the attendee with that address: accepted, declined or tentative. §3.2.3.
Result<Calendar> reply(const Event& request, std::string_view address, ParticipationStatus status, std::string comment,
                       const MessageContext& context);

/// REFRESH: the attendee asks for the latest version. §3.2.6.
Result<Calendar> refresh(const Event& request, std::string_view address, const MessageContext& context);

/// COUNTER: the attendee proposes another time. A whole series cannot be moved so, one of its occurrences can.
/// The only ATTENDEE is who proposes, tentative, as Exchange and Google have it. §3.2.7.
Result<Calendar> counter(const Event& request, std::string_view address, const EventTime& proposed, std::string comment,
                         const MessageContext& context);

/// DECLINECOUNTER: the organizer keeps to the time. `proposal` is the COUNTER's event. §3.2.8.
Result<Calendar> decline_counter(const Event& proposal, std::string comment, const MessageContext& context);

/// The message as text/calendar: what `write` prints, without what its method forbids or an attendee has no say in.
/// Fails as `write` does, and with the first error of `check_message`.
Result<std::string> print_message(const Calendar& message);

}  // namespace plenary::calendar::ical
