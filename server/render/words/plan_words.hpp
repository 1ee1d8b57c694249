#pragma once

#include <string>
#include <vector>

#include "calendar/message.hpp"
#include "calendar/text.hpp"
#include "scheduler/model/programme_problem.hpp"
#include "scheduler/plan/programme_answer.hpp"

/// What the table, the calendar and the chart of a plan all say.
namespace plenary::server {

/// Whether every session has a place. Otherwise what the answer holds is a partial plan.
bool is_plan(const scheduler::ProgrammeAnswer& answer) noexcept;

/// The sessions that begin on one day of the programme's zone, by start, room and id.
struct PlanDay {
  calendar::Date date;
  std::vector<scheduler::PlannedPlace> places;
};

/// Only days on which something begins, in order.
std::vector<PlanDay> days_of(const scheduler::ProgrammeProblem& problem,
                             const std::vector<scheduler::PlannedPlace>& plan);

/// The title, or the id where there is none.
std::string title_of(const scheduler::ProgrammeProblem& problem, Language language);
std::string title_of(const scheduler::PlannedSession& session, Language language);

/// "09:00–12:00" on the clock of `zone`, with "+1 day" where it ends on another day.
std::string clock_span(const calendar::Zone& zone, const calendar::Interval<calendar::Instant>& when,
                       Language language);

/// "Plenary hall, Paris"; whoever is online as well is not said.
std::string room_text(const scheduler::ProgrammeProblem& problem, std::size_t number, Language language);

/// "Plenary hall, Paris"; "online" without a room; "Plenary hall, Paris and online" of a hybrid session.
std::string place_text(const scheduler::ProgrammeProblem& problem, const scheduler::PlannedPlace& place,
                       Language language);

/// "workshop".
std::string kind_word(const scheduler::PlannedSession& session, Language language);

/// "workshop, in person".
std::string kind_text(const scheduler::PlannedSession& session, Language language);

/// Who must attend, strongest role first: "co-chairs France and Senegal", "16 required delegations"; at most three of
/// those who are only required are named. Empty if nobody must.
std::vector<std::string> who_must_attend(const scheduler::PlannedSession& session, Language language);

/// The booths and how many work in each: "English–French (2 interpreters)". Empty if it is not interpreted.
std::vector<std::string> interpretation(const scheduler::PlannedSession& session, Language language);

/// "Optimal: no plan is better."
std::string_view describe(scheduler::Status status, Language language);

/// What an amount of a term is: "3 absences of preferred delegations". `grid` is the length of a step.
Message describe(const scheduler::TermAmount& amount, std::chrono::minutes grid);

}  // namespace plenary::server
