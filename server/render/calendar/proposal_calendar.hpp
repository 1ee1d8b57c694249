#pragma once

#include "calendar/ical/event/event.hpp"
#include "calendar/text.hpp"
#include "scheduler/explain/answer.hpp"
#include "scheduler/explain/series_answer.hpp"
#include "scheduler/model/problem.hpp"
#include "scheduler/model/series_problem.hpp"

namespace plenary::server {

/// The proposals as tentative events in the reference zone, to be looked at in one's own calendar.
/// DTSTAMP is the start of the window, so that the same problem gives the same bytes.
calendar::Calendar proposal_calendar(const scheduler::Problem& problem, const scheduler::Answer& answer,
                                     Language language);

/// The slots of a series likewise, an event a session.
calendar::Calendar proposal_calendar(const scheduler::SeriesProblem& series, const scheduler::SeriesAnswer& answer,
                                     Language language);

}  // namespace plenary::server
