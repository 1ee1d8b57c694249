#pragma once

#include <optional>
#include <string>
#include <vector>

#include "calendar/civil/time.hpp"
#include "calendar/ical/event/attendee.hpp"
#include "calendar/ical/text/address.hpp"
#include "calendar/ical/text/document.hpp"
#include "calendar/result.hpp"

/// Scheduling messages as they arrive: whether they are what RFC 5546 allows, and which invitation one answers.
namespace plenary::calendar::ical {

/// What of `vcalendar` the tables of RFC 5546 §3.1–3.3 and the remarks beside them forbid; empty for a message as it
/// should be. Each error has the line, the property or component as value, what the table allows and its section.
/// VTODO and VJOURNAL (§3.4–3.5) are told as not supported.
Errors check_message(const Component& vcalendar);

/// What somebody answered.
struct Answer {
  std::string attendee;  ///< the address as the answer has it
  ParticipationStatus status = ParticipationStatus::needs_action;
  int sequence = 0;  ///< of the revision that is answered
  Instant stamp;     ///< DTSTAMP of the answer
  std::vector<std::string> comments;
  bool invited = false;  ///< the event lists the attendee; an organizer may accept others too (RFC 5546 §3.2.3)
  friend bool operator==(const Answer&, const Answer&) = default;
};

/// The answer that `reply` (a VEVENT of METHOD:REPLY) gives to `event` (the VEVENT that was sent). RFC 5546 §2.1.5.
/// Fails, saying why, where it is another event's or occurrence's, where it answers an older revision than `event`
/// or one that was never sent, and where it is not newer than `earlier`, the same person's last answer.
Result<Answer> match_reply(const Component& event, const Component& reply, const std::optional<Answer>& earlier = {});

}  // namespace plenary::calendar::ical
