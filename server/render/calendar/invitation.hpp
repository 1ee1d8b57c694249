#pragma once

#include <string>
#include <vector>

#include "calendar/ical/event/event.hpp"
#include "calendar/text.hpp"
#include "scheduler/model/delegation.hpp"

namespace plenary::server {

/// The text that goes with a message: what it is about, in the event's words, and what the clocks of `seats` show,
/// westernmost first. `message` is one of PUBLISH, REQUEST and CANCEL with one event. Lines end in LF; only the local
/// times are wrapped, at 78 columns. Whole days and what is cancelled have no local times.
std::string invitation_text(const calendar::Calendar& message, const std::vector<const scheduler::Seat*>& seats,
                            Language language);

}  // namespace plenary::server
