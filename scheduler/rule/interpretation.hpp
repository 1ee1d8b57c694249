#pragma once

#include <chrono>
#include <optional>
#include <utility>
#include <vector>

#include "scheduler/model/programme_problem.hpp"

/// What interpreters need, whichever sessions they work in.
namespace plenary::scheduler {

/// No session is interpreted for longer without a break.
inline constexpr std::chrono::minutes longest_interpreted_block{180};
/// Interpreters are in their booth so long before a session, unless their pool says otherwise.
inline constexpr std::chrono::minutes interpreters_lead{30};
/// Between the last work of a day and the first of the next.
inline constexpr std::chrono::minutes interpreters_rest{11 * 60};
/// What an interpreter may be asked for in a day, in sessions: no team is made for more.
inline constexpr std::chrono::minutes interpreters_day{8 * 60};

/// How many interpreters a booth of two languages needs for a session of this length: up to 40 minutes one, up to 4
/// hours two, up to 6 hours three, up to 8 hours four. Nothing beyond.
std::optional<int> team_size(std::chrono::minutes duration) noexcept;

/// What a session takes of interpreters before it begins, and after it has ended.
std::chrono::minutes lead_of(const InterpreterPool& pool) noexcept;
std::chrono::minutes tail_of(const InterpreterPool& pool) noexcept;

/// "en-fr": tells the booths of a session apart.
std::string name_of(const std::pair<Language, Language>& booth);

/// The booths of a session: its first language with each of the others.
std::vector<std::pair<Language, Language>> booths_of(const PlannedSession& session);

/// The pool that works between the two languages; null where the programme has none.
const InterpreterPool* pool_for(const ProgrammeProblem& programme, std::pair<Language, Language> booth) noexcept;

}  // namespace plenary::scheduler
