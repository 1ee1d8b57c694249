#include "scheduler/plan/conflict.hpp"

#include <algorithm>
#include <iterator>

#include "scheduler/plan/engagements.hpp"
#include "scheduler/plan/names.hpp"
#include "scheduler/plan/quickxplain.hpp"

namespace plenary::scheduler {

namespace {

/// "…; it co-chairs Working group 1 and attends Working group 2".
Message with_duties(const ProgrammeProblem& programme, const ProgrammeRule& rule, const Sessions& sessions) {
  constexpr std::size_t most_titles = 6;
  Sessions co_chaired;
  Sessions attended;
  if (rule.people_of.empty()) return rule.name;
  for (const std::size_t session : sessions) {
    for (const Participant& one : programme.sessions[session].participants) {
      if (one.delegation->id.value == rule.people_of) {
        (one.role == Role::co_chair ? co_chaired : attended).push_back(session);
      }
    }
  }
  std::vector<MessageArgument> words{{"rule", within(rule.name)}};
  if (!co_chaired.empty()) words.emplace_back("co_chaired", within(names_of(programme, co_chaired, most_titles)));
  if (!attended.empty()) words.emplace_back("attended", within(names_of(programme, attended, most_titles)));
  if (co_chaired.empty()) return attended.empty() ? rule.name : Message{"rule.and-attends", std::move(words)};
  return {attended.empty() ? "rule.and-co-chairs" : "rule.and-co-chairs-and-attends", std::move(words)};
}

/// What keeps a participant from one session on the days on which it may begin.
std::vector<Cause> causes_of(const ProgrammeProblem& programme, std::size_t session, std::size_t participant) {
  Problem problem = alone(programme, session);
  problem.window = programme.sessions[session].window;
  return causes(problem, Availability(problem), participant);
}

std::vector<std::size_t> sorted(std::vector<std::size_t> sessions) {
  std::ranges::sort(sessions);
  return sessions;
}

}  // namespace

std::optional<FoundConflict> find_conflict(const Feasibility& feasibility, const std::vector<std::size_t>& sessions) {
  if (feasibility.possible(sessions) != std::optional{false}) return std::nullopt;
  FoundConflict conflict;
  // What is neither shown nor ruled out counts as possible: the conflict stays one, but may be larger than need be.
  const auto holds = [&](std::optional<bool> possible) {
    if (!possible) conflict.minimal = false;
    return possible.value_or(true);
  };
  conflict.sessions = sorted(quickxplain(sessions, [&](const std::vector<std::size_t>& some) {
    return holds(feasibility.possible(sorted(some), sessions));
  }));
  const ProgrammeRules about = feasibility.rules_about(conflict.sessions);
  std::vector<const ProgrammeRule*> candidates;
  for (const ProgrammeRule& rule : about) candidates.push_back(&rule);
  const auto members = quickxplain(candidates, [&](const std::vector<const ProgrammeRule*>& some) {
    return holds(feasibility.possible(conflict.sessions, some, sessions));
  });
  for (const ProgrammeRule* member : members) conflict.rules.push_back(*member);
  return conflict;
}

ProgrammeConflict told(const ProgrammeProblem& programme, const FoundConflict& conflict) {
  ProgrammeConflict told;
  told.minimal = conflict.minimal;
  for (const ProgrammeRule& rule : conflict.rules) {
    std::vector<std::size_t> sessions;
    std::ranges::set_intersection(rule.sessions, conflict.sessions, std::back_inserter(sessions));
    Message name = with_duties(programme, rule, sessions);
    ConflictMember member{std::move(name), std::move(sessions)};
    if (rule.participant) member.causes = causes_of(programme, rule.sessions.front(), *rule.participant);
    told.members.push_back(std::move(member));
  }
  return told;
}

}  // namespace plenary::scheduler
