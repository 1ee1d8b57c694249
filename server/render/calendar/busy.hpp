#pragma once

#include <optional>
#include <string>

#include "calendar/ical/event/event.hpp"
#include "scheduler/model/programme.hpp"
#include "server/render/calendar/feed.hpp"

/// Whose time a session takes, and a delegation's busy times without a word about what for.
namespace plenary::server {

/// Whether `session` blocks time in the calendar of `delegation` (TRANSP, RFC 5545 §3.8.2.7); in that of the whole
/// programme without one. Sessions that were called off and envelopes of other sessions block nobody's. An observer
/// (a member of the dialogue's set "observers") may come to what all partners are invited to: that blocks its time
/// only where the session names or invites it.
bool blocks_time(const scheduler::PublicSession& session, const scheduler::Dialogue& dialogue,
                 const std::optional<scheduler::DelegationId>& delegation);

/// What `options.delegation`, which must be set, has no time for, as one VFREEBUSY over all dates of the programme:
/// tentative sessions are BUSY-TENTATIVE, whole days last from midnight to midnight at their place.
/// RFC 5546 §3.3.1 wants an ORGANIZER, the one whose time it is: with one the calendar is a message (METHOD:PUBLISH),
/// without it a plain file, since an address that nobody stated cannot be made up. Empty of busy times where the
/// programme has no date. Deterministic: DTSTAMP is that of the release.
calendar::Calendar to_busy_times(const scheduler::Release& programme, const scheduler::Dialogue& dialogue,
                                 const FeedOptions& options, const std::optional<calendar::CalendarUser>& organizer);

}  // namespace plenary::server
