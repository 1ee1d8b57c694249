#pragma once

#include <string>
#include <vector>

#include "calendar/message.hpp"
#include "scheduler/model/programme_problem.hpp"

/// How rules speak of sessions and delegations. Whoever is not named is counted, and known by id all the same, so that
/// what says the same is about the same.
namespace plenary::scheduler {

/// "a, b and c"; with more than `most`, "a, b and 3 more".
Message names_of(const std::vector<const Delegation*>& delegations, std::size_t most);
Message names_of(const ProgrammeProblem& programme, const std::vector<std::size_t>& sessions, std::size_t most);

/// "the opening and Working group 1"; of more than four, "the 5 sessions Working group 1, Working group 2 and 3 more".
Message titles_of(const ProgrammeProblem& programme, const std::vector<std::size_t>& sessions);

/// "attendance of Libya (required) in Working group 2".
Message of_session(Message rule, const PlannedSession& session);

/// "Wednesday 20 October 2027, 09:00".
Message full_time(calendar::LocalTime time);

}  // namespace plenary::scheduler
