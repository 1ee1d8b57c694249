#pragma once

#include <chrono>
#include <optional>
#include <vector>

#include "scheduler/model/programme_problem.hpp"
#include "scheduler/plan/programme_answer.hpp"

namespace plenary::scheduler {

/// No session is interpreted for longer without a break.
inline constexpr std::chrono::minutes longest_interpreted_block{180};
/// Interpreters are in their booth so long before a session.
inline constexpr std::chrono::minutes interpreters_lead{30};
/// Between the last work of a day and the first of the next.
inline constexpr std::chrono::minutes interpreters_rest{11 * 60};
/// What an interpreter may be asked for in a day, in sessions: no team is made for more.
inline constexpr std::chrono::minutes interpreters_day{8 * 60};

/// How many interpreters a booth of two languages needs for a session of this length: up to 40 minutes one, up to 4
/// hours two, up to 6 hours three, up to 8 hours four. Nothing beyond.
std::optional<int> team_size(std::chrono::minutes duration) noexcept;

/// The booths of a session: its first language with each of the others.
std::vector<std::pair<Language, Language>> booths_of(const PlannedSession& session);

/// The pool that works between the two languages; null where the programme has none.
const InterpreterPool* pool_for(const ProgrammeProblem& programme, std::pair<Language, Language> booth) noexcept;

/// Who is in a booth: interpreters of its pool by their numbers there, from 1 and ascending.
struct BoothTeam {
  std::size_t session = 0;
  std::pair<Language, Language> booth;
  std::vector<int> interpreters;
};

/// A team for every booth of a plan, in its order: in the booth in time, nobody in two, nor without rest between two
/// days, nor for more than a day's work. Nothing if there are none; then it is no plan.
std::optional<std::vector<BoothTeam>> assign_interpreters(const ProgrammeProblem& programme,
                                                          const std::vector<PlannedPlace>& plan);

}  // namespace plenary::scheduler
