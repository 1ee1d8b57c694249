#pragma once

#include <string_view>

#include "calendar/ical/event/attendee.hpp"
#include "calendar/ical/itip/itip.hpp"
#include "calendar/ical/text/document.hpp"
#include "calendar/result.hpp"

namespace plenary::calendar::ical {

/// The REPLY of `address` to `request`, a VCALENDAR with METHOD:REQUEST or ADD as it was received. RFC 5546 §3.2.3.
///
/// It is made of the request's own lines, so that it names the event as its organizer does: a start without end, a
/// floating time, a whole day, a zone that only the file defines, the ATTENDEE with all its parameters, the title in
/// its language. Every event of the message to which the address is invited is answered, a series and its exceptions
/// each. `address` may stand in the value of ATTENDEE or in its EMAIL (RFC 7986 §6.2).
///
/// Law: the answer passes `check_message`. Fails where the address is not invited, the event is cancelled, has no
/// organizer, or the status is none that can be given here.
Result<Document> answer(const Component& request, std::string_view address, ParticipationStatus status,
                        std::string_view comment, const MessageContext& context);

}  // namespace plenary::calendar::ical
