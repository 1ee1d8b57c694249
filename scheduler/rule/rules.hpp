#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/civil/interval.hpp"
#include "calendar/civil/time.hpp"
#include "calendar/civil/zone.hpp"
#include "scheduler/rule/constraint.hpp"
#include "scheduler/rule/session_view.hpp"

/// Each hard rule of a session, stated once: for whoever places it alone, for whoever plans a programme, and for
/// whoever judges what was decided already.
namespace plenary::scheduler {

/// The rules of a session that is placed alone, in the order in which certificates number them.
Constraints constraints_of(const Problem& problem, const Availability& availability);

/// The rules about when session `session` of a programme can begin, whatever the others do.
Constraints constraints_of(const ProgrammeProblem& programme, std::size_t session, const SessionView& view);

// A rule a file. What is no rule where nothing is asked returns nothing.

/// It begins on a day of the window.
Constraint window_rule(const SessionView& view, const DateWindow& window);
bool begins_within(const DateWindow& window, calendar::LocalTime start) noexcept;

/// It ends on that day or before.
Constraint deadline_rule(const SessionView& view, calendar::Date deadline);
bool ends_by(calendar::Date deadline, calendar::LocalTime end) noexcept;

/// All of it lies within the hours of one day, which may end after midnight.
Constraint hours_rule(const SessionView& view, const ClockSpan& hours);
bool lies_within(const ClockSpan& hours, calendar::LocalTime start, calendar::LocalTime end) noexcept;

/// Every day that it touches is one of these days of the week.
Constraint weekdays_rule(const SessionView& view, Weekdays weekdays);
/// `first` and `last`: the days of its first and of its last minute. When it ends on the clock says less: where clocks
/// are changed at midnight, that may be on another day.
bool lies_on(Weekdays weekdays, calendar::Date first, calendar::Date last) noexcept;
/// "allow Tuesdays".
Message allowing(calendar::weekday day);

/// It touches none of these days, which are sorted and some.
Constraint left_out_rule(const SessionView& view, const std::vector<calendar::Date>& dates);
bool keeps_clear_of(const std::vector<calendar::Date>& dates, calendar::Date first, calendar::Date last) noexcept;
/// "allow Thursday 10 June 2027".
Message allowing(calendar::Date date);

/// What `days` asks for, each a rule.
Constraints day_rules(const SessionView& view, const DaysAllowed& days);

/// Lunch is left free: in a city that of everybody there; online, where a session keeps it, that of each delegation
/// that must attend, on its own clock.
Constraints lunch_rules(const ProgrammeProblem& programme, const PlannedSession& session, const SessionView& view);
bool leaves_free(const ClockSpan& lunch, const calendar::Zone& zone, const calendar::Interval<calendar::Instant>& when);

/// Whoever must attend can: no refused moment in the slot, not busy.
Constraint attendance_rule(const SessionView& view, std::size_t participant);

/// Enough delegations can attend: overall, of each region and of each group that has a quorum.
Constraints quorum_rules(const SessionView& view, const Quorum& quorum);
/// Whether as many are there as `quorum` asks for.
bool is_met(const Quorum& quorum, const std::vector<const Delegation*>& present);
/// "quorum of 8 for West Africa"; `participants` tell what people call a region and whoever is in a group.
Message quorum_name(const QuorumPart& part, std::span<const Participant> participants);

/// No attending country carries more than the stated points, whatever its role.
Constraint most_points_rule(const SessionView& view, int points);
bool carries_too_much(const Participant& who, bool attends, Burden unweighted, int points) noexcept;

/// No invited country carries more than the stated points at this and at its last invitation.
std::optional<Constraint> most_points_twice_rule(const Problem& problem, const Availability& availability);

/// Enough of each invited country's last invitations cost it nothing.
std::optional<Constraint> free_of_cost_rule(const Problem& problem, const Availability& availability);

/// What the ledger and the floors over it leave a participant to carry; nothing where they do not limit it.
std::optional<Burden> ledger_limit(const Problem& problem, std::size_t participant);

/// No interpreted block is longer than interpreters work, and every booth's pool has a team for it. What breaks that
/// allows no slot at all; what keeps it is no rule.
Constraints interpretation_rules(const ProgrammeProblem& programme, const PlannedSession& session,
                                 const SessionView& view);

/// The links and the interpreters that it needs are there, for as long as it takes them.
Constraints presence_rules(const ProgrammeProblem& programme, const PlannedSession& session, const SessionView& view);

/// It begins where it is pinned.
Constraint pin_rule(const SessionView& view, calendar::LocalTime start);

}  // namespace plenary::scheduler
