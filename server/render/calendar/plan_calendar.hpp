#pragma once

#include "calendar/ical/event/event.hpp"
#include "calendar/text.hpp"
#include "scheduler/model/programme_problem.hpp"
#include "scheduler/plan/programme_answer.hpp"

namespace plenary::server {

/// The places of `answer` as tentative, transparent events: in person on the clock of the city, online on that of the
/// programme. UIDs are those that a feed of the programme would give its sessions. DTSTAMP is the start of the window,
/// so that the same plan gives the same bytes.
///
/// Whether the plan is a partial one is the caller's to know; its name then says so.
calendar::Calendar plan_calendar(const scheduler::ProgrammeProblem& problem, const scheduler::ProgrammeAnswer& answer,
                                 Language language);

}  // namespace plenary::server
