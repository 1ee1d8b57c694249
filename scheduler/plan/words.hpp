#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "calendar/civil/interval.hpp"
#include "calendar/civil/time.hpp"
#include "scheduler/model/programme_problem.hpp"

/// How programmes are spoken of, in English.
namespace plenary::scheduler {

/// The title, or the id of a session that has none.
std::string title_of(const PlannedSession& session);
/// "the opening and Working group 1"; of more than four, "the 5 sessions Working group 1, Working group 2 and 3 more".
std::string titles_of(const ProgrammeProblem& programme, const std::vector<std::size_t>& sessions);
/// "a, b and c"; with more than `most`, "a, b and 3 more".
std::string list_in_words(const std::vector<std::string>& things, std::size_t most = 6);
/// "3 hours", "1 hour 30 minutes".
std::string in_words(std::chrono::minutes duration);
/// "Wednesday 20 October 2027, 09:00".
std::string in_words(calendar::LocalTime time);
/// "Wednesday 20 October 2027".
std::string in_words(calendar::Date date);
/// "09:00–18:00".
std::string in_words(const ClockSpan& hours);
/// "co-chair".
std::string in_words(Role role);
/// "English".
std::string in_words(Language language);

}  // namespace plenary::scheduler
